import { queryString } from '../../../lib/http.ts'
import type { UserListSearch } from './list-search.ts'
import { filterParameters } from './list-users.ts'
import type { Selection } from './selection.ts'

export interface ExportChoice {
  readonly scope: 'matching' | 'selected' | 'all'
  readonly columns: readonly string[]
  readonly format: 'csv' | 'json'
  readonly hasByteOrderMark: boolean
}

/** The names that the API has for columns of the list, where they differ. */
const apiColumns: Readonly<Record<string, readonly string[]>> = { user: ['name', 'email'], phone: ['phoneNumber'] }

/** Everything that a file can hold of a person. */
export const everyColumn = (
  'id name email emailVerified username phoneNumber status mfa roles organizations connection ' +
  'lastSignIn signInCount created updated'
).split(' ')

/** The server's limit for people who are named one by one. */
export const chosenAtMost = 200

/** The address of the file; the browser downloads it, so that its size never passes through the page. */
export function exportAddress(
  { scope, columns, format, hasByteOrderMark }: ExportChoice,
  search: UserListSearch,
  selection: Selection,
): string {
  const names = new Set(columns.flatMap((column) => apiColumns[column] ?? [column]))
  const filters = scope === 'matching' ? filterParameters(search) : scope === 'selected' ? ofSelection(selection) : {}
  const query = queryString({
    ...filters,
    columns: [...names].join(','),
    format,
    bom: format === 'csv' && hasByteOrderMark ? true : undefined,
  })
  return `/api/v1/users/export${query}`
}

function ofSelection({ ids, search }: Selection): Record<string, string | undefined> {
  return search === null ? { ids: ids.join(',') } : filterParameters(search)
}
