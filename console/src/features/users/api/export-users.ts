import { call, queryString } from '../../../lib/http.ts'
import type { UserListSearch } from './list-search.ts'
import { filterParameters, inBody } from './list-users.ts'
import type { Selection } from './selection.ts'

export interface ExportChoice {
  readonly scope: 'matching' | 'selected' | 'all'
  readonly columns: readonly string[]
  readonly format: 'csv' | 'json'
  readonly hasByteOrderMark: boolean
  /** In which moments are written. */
  readonly timeZone: string
}

/** The names that the API has for columns of the list, where they differ. */
const apiColumns: Readonly<Record<string, readonly string[]>> = {
  user: ['name', 'email'],
  phone: ['phoneNumber'],
  connection: ['connections'],
  locale: ['userMetadata.locale'],
}

/** Everything that a file can hold of a person. */
export const everyColumn = (
  'id name email emailVerified username phoneNumber status mfa roles organizations connection sessions lastSignIn ' +
  'lastCountry signInCount failedSignIns passwordChanged source createdBy created updated'
).split(' ')

/** The server's limit for people who are named one by one. */
export const chosenAtMost = 200

/** More are exported with the approval of a second person (console.md 1.8). */
export const exportedAloneAtMost = 10_000

/** The address of the file; the browser downloads it, so that its size never passes through the page. */
export function exportAddress(choice: ExportChoice, search: UserListSearch, selection: Selection): string {
  return `/api/v1/users/export${queryString(exportParameters(choice, search, selection))}`
}

export type ExportParameters = Readonly<Record<string, string | boolean | undefined>>

export function exportParameters(
  { scope, columns, format, hasByteOrderMark, timeZone }: ExportChoice,
  search: UserListSearch,
  selection: Selection,
): ExportParameters {
  const names = new Set(columns.flatMap((column) => apiColumns[column] ?? [column]))
  const filters = scope === 'matching' ? filterParameters(search) : scope === 'selected' ? ofSelection(selection) : {}
  return {
    ...filters,
    columns: [...names].join(','),
    format,
    timezone: timeZone === 'UTC' ? undefined : timeZone,
    bom: format === 'csv' && hasByteOrderMark ? true : undefined,
  }
}

/** Asks another owner or admin; whoever asked downloads the file once it was approved. */
export async function askForExport(parameters: ExportParameters, reason: string): Promise<void> {
  await call('POST', '/approvals', { body: { action: 'export-users', export: inBody(parameters), reason } })
}

function ofSelection({ ids, search }: Selection): Record<string, string | undefined> {
  return search === null ? { ids: ids.join(',') } : filterParameters(search)
}
