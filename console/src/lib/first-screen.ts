// Whether the first screen has what it asked for. What stands beside it (how many wait, how many a view holds) is asked
// for after that: the connections and the server are for what somebody came for.
import { useSyncExternalStore } from 'react'

const listeners = new Set<() => void>()
let isThere = false

export function noteFirstScreen(): void {
  if (isThere) return
  isThere = true
  for (const listener of listeners) listener()
}

export function useFirstScreenIsThere(): boolean {
  return useSyncExternalStore(subscribe, () => isThere)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
