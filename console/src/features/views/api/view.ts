import { queryOptions } from '@tanstack/react-query'
import { allPages } from '../../../lib/all-pages.ts'
import { call } from '../../../lib/http.ts'

/** What a view is of. */
export type ViewList = 'users' | 'audit'

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

export interface ViewPlace {
  readonly search: string
  /** Left out for those that everybody has. */
  readonly id?: string
}

export function viewsQuery(list: ViewList) {
  return queryOptions({
    queryKey: ['views', list],
    queryFn: ({ signal }) => allPages<View>('/views', signal, { list }),
    staleTime: 60_000,
  })
}

export function saveView(list: ViewList, fields: ViewFields): Promise<View> {
  return call('POST', '/views', { body: { list, ...fields } })
}

export function changeView(id: string, changes: Partial<ViewFields>): Promise<View> {
  return call('PATCH', `/views/${encodeURIComponent(id)}`, { body: changes })
}

export function deleteView(id: string): Promise<void> {
  return call('DELETE', `/views/${encodeURIComponent(id)}`)
}
