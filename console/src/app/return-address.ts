/**
 * Where sign-in leads back to: only a path of this console. The text comes from the address bar, so anything that could
 * lead to another site is dropped.
 */
export function returnAddress(next: string | undefined): string | undefined {
  if (next === undefined || !next.startsWith('/') || next.startsWith('//') || next.includes('\\')) return undefined
  if (next.startsWith('/sign-in') || next.startsWith('/setup')) return undefined
  return next
}
