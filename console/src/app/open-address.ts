import type { AnyRouter } from '@tanstack/react-router'

/** Opens a path with its query, as it was read from an address before. */
export function openAddress(router: AnyRouter, path: string): void {
  router.history.replace(`${router.basepath}${path}`)
}
