import { queryOptions } from '@tanstack/react-query'
import { call } from '../../../lib/http.ts'
import type { PageSize } from '../../../lib/list-address.ts'
import type { ListMode } from './list-search.ts'

/** How the signed-in operator has the list shown where the address does not say. */
export interface ListPreferences {
  readonly columns: readonly string[] | null
  readonly density: 'compact' | 'default' | 'comfortable' | null
  readonly pageSize: PageSize | null
  readonly mode: ListMode | null
  /** Ids of saved views, of whichever list, in their order. */
  readonly pinnedViews: readonly string[] | null
}

export const preferencesQuery = queryOptions({
  queryKey: ['preferences'],
  queryFn: ({ signal }) => call<ListPreferences>('GET', '/me/preferences', { signal }),
  staleTime: Number.POSITIVE_INFINITY,
  retry: false,
})

export function changePreferences(changes: Partial<ListPreferences>): Promise<ListPreferences> {
  return call('PATCH', '/me/preferences', { body: changes })
}
