import { queryOptions } from '@tanstack/react-query'
import { call, queryString } from '../../../lib/http.ts'
import type { ListPlace } from '../../../lib/list-address.ts'

/** One download, as the audit keeps it: whoever ended it or broke it off. */
export interface ExportEvent {
  readonly id: string
  readonly at: string
  readonly actor: { readonly kind: string; readonly name: string }
  readonly changes: Readonly<Record<string, unknown>>
}

export interface ExportPage {
  readonly data: readonly ExportEvent[]
  readonly nextCursor: string | null
}

/** Newest first. */
export function exportLogQuery({ after: cursor, size: pageSize }: ListPlace) {
  const asked = { type: 'users.export_finished', pageSize, cursor }
  return queryOptions({
    queryKey: ['exports', asked],
    queryFn: ({ signal }) => call<ExportPage>('GET', `/audit/events${queryString(asked)}`, { signal }),
  })
}

const told: ReadonlySet<string> = new Set(['records', 'complete', 'format', 'columns', 'chosen'])

/** What the export was narrowed to: `status: suspended`. */
export function filtersOf({ changes }: ExportEvent): string {
  return Object.entries(changes)
    .filter(([name, value]) => !told.has(name) && value !== null && typeof value !== 'object')
    .map(([name, value]) => `${name}: ${value}`)
    .join(', ')
}
