import type { PageRequest } from '../../kernel/page.ts'

/** More than any contract makes, with the number of all. */
export const all = { kind: 'offset', offset: 0, limit: 50, withTotal: true } as const satisfies PageRequest

export function pageAfter(after: string | null, limit: number): PageRequest {
  return { kind: 'cursor', after, limit, withTotal: false }
}
