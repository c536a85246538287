import { type AnyRouter, useRouter } from '@tanstack/react-router'
import { writeUrlSearch } from '../../lib/url-search.ts'

export type OpenPath = (path: string, search?: Record<string, unknown>) => void

/** Opens an address of the console that is put together from what was found. */
export function useOpenPath(): OpenPath {
  const router = useRouter()
  return (path, search = {}) => router.history.push(`${router.basepath}${path}${writeUrlSearch(search)}`)
}

/** Whether the console has a screen at this pattern, such as `/users/$userId/sessions`. */
export function hasScreen(router: AnyRouter, pattern: string): boolean {
  return pattern in router.routesByPath
}
