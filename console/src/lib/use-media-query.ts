import { useSyncExternalStore } from 'react'

/** Whether a media query matches, now and after the window changes. */
export function useMediaQuery(query: string): boolean {
  return useSyncExternalStore(
    (onChange) => {
      const list = window.matchMedia(query)
      list.addEventListener('change', onChange)
      return () => list.removeEventListener('change', onChange)
    },
    () => window.matchMedia(query).matches,
  )
}

/** Wide enough for tables; below, lists are cards with a markup of their own (console.md D19). */
export function useFitsTable(): boolean {
  return useMediaQuery('(min-width: 721px)')
}
