import { queryOptions } from '@tanstack/react-query'
import { call, queryString } from '../../../lib/http.ts'

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

export const exportPageSize = 50

export function exportLogQuery(after: string | undefined) {
  const query = queryString({ type: 'users.export_finished', pageSize: exportPageSize, cursor: after })
  return queryOptions({
    queryKey: ['exports', after ?? ''],
    queryFn: ({ signal }) => call<ExportPage>('GET', `/audit/events${query}`, { signal }),
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
