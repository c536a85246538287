// The selection outlives the page that shows it: paging, sorting, filters and the way to a person and back keep it.
import { useSyncExternalStore } from 'react'
import { nobodySelected, type Selection } from './selection.ts'

let selection: Selection = nobodySelected
const listeners = new Set<() => void>()

export function changeSelection(next: Selection): void {
  selection = next
  for (const listener of listeners) listener()
}

export function useSelection(): Selection {
  return useSyncExternalStore(subscribe, () => selection)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
