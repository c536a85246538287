// That the session has ended while something unsaved stands on the page: then the page stays, and is told.
import { useSyncExternalStore } from 'react'

let hasEnded = false
const listeners = new Set<() => void>()

export function noteSessionEnd(next: boolean): void {
  if (hasEnded === next) return
  hasEnded = next
  for (const listener of listeners) listener()
}

export function useSessionHasEnded(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => hasEnded,
  )
}

/** Of the page itself, or of a dialog, which stands beside it. Boxes that only search hold nothing to lose. */
const forms = ':is(main, [role=dialog], [role=alertdialog]) form:not(search form)'

export function holdsForm(): boolean {
  return document.querySelector(forms) !== null
}
