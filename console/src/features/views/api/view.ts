import { queryOptions } from '@tanstack/react-query'
import { allPages } from '../../../lib/all-pages.ts'
import { call } from '../../../lib/http.ts'

/** A list under a name. `search` is the query of the list's address. */
export interface View extends ViewFields {
  readonly id: string
  readonly isOwn: boolean
  readonly owner: { readonly id: string; readonly name: string }
}

export interface ViewFields {
  readonly name: string
  readonly description: string | null
  readonly search: string
  readonly isShared: boolean
}

export const viewsQuery = queryOptions({
  queryKey: ['views'],
  queryFn: ({ signal }) => allPages<View>('/views', signal),
  staleTime: 60_000,
})

export function saveView(fields: ViewFields): Promise<View> {
  return call('POST', '/views', { body: fields })
}

export function changeView(id: string, changes: Partial<ViewFields>): Promise<View> {
  return call('PATCH', `/views/${encodeURIComponent(id)}`, { body: changes })
}

export function deleteView(id: string): Promise<void> {
  return call('DELETE', `/views/${encodeURIComponent(id)}`)
}
