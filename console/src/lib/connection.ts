// Whether the server can be reached. The browser's own word is taken only when it changes or when a request failed: on a
// machine without any network it says "offline" although a server on the same machine answers.
import { useSyncExternalStore } from 'react'
import { t } from './text.ts'

/** What a control says while nothing can be saved. */
const offlineReason = t("You're offline. Try again when the connection is back.")

let isOffline = false
let losses = 0
const listeners = new Set<() => void>()
let isListening = false

/** Kept with what is asked: how often the connection was lost until then. */
export const lossesSoFar = () => losses

/** An answer to what was asked before the connection was lost says nothing about it now. */
export function noteAnswer(lossesThen: number): void {
  if (lossesThen === losses) tell(false)
}

export function noteNoAnswer(): void {
  if (!navigator.onLine) tell(true)
}

export function useOnline(): boolean {
  return useSyncExternalStore(subscribe, () => !isOffline)
}

/** Why nothing can be saved just now; null while it can. */
export function useOfflineReason(): string | null {
  return useOnline() ? null : offlineReason
}

function tell(next: boolean): void {
  if (isOffline === next) return
  isOffline = next
  if (next) losses += 1
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  if (!isListening) listenToBrowser()
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function listenToBrowser(): void {
  isListening = true
  window.addEventListener('online', () => tell(false))
  window.addEventListener('offline', () => tell(true))
}
