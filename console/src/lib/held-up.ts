// What holds changes up, as the answers to them tell it: a database that takes none just now, or operators who paused
// them. Whoever shows it on the page asks the server for more.
import { useSyncExternalStore } from 'react'

/** Since when answers say so, in milliseconds; null while they do not. */
let maintainedSince: number | null = null
/** How often a change was refused because changes are paused. */
let refusals = 0
const listeners = new Set<() => void>()

export function noteProblem(code: string): void {
  if (code === 'under_maintenance') tell(maintainedSince ?? Date.now(), refusals)
  if (code === 'changes_paused') tell(maintainedSince, refusals + 1)
}

export function noteMaintenanceOver(): void {
  tell(null, refusals)
}

export function useMaintainedSince(): number | null {
  return useSyncExternalStore(subscribe, () => maintainedSince)
}

export function useRefusals(): number {
  return useSyncExternalStore(subscribe, () => refusals)
}

function tell(since: number | null, count: number): void {
  if (since === maintainedSince && count === refusals) return
  maintainedSince = since
  refusals = count
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
