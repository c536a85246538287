// The address of the users list (console.md 1.6): everything that narrows or orders it stands in the URL. What is not
// understood never reaches the list; `ignoredKeys` names it.

export interface UserListSearch {
  /** The words the person typed. */
  readonly q?: string
  /** A comma list; `!` before a status negates it. */
  readonly status?: string
  /** The id of one role, the name of one connection: the API takes no lists of them. */
  readonly role?: string
  readonly connection?: string
  readonly sort?: UserSort
  readonly size?: PageSize
  /** The opaque cursor of the page. */
  readonly after?: string
}

export const sortFields = ['name', 'email', 'created', 'lastSignIn', 'updated', 'signInCount'] as const
export type SortField = (typeof sortFields)[number]
export type UserSort = SortField | `-${SortField}`
export const defaultSort: UserSort = '-created'

export const pageSizes = [20, 50, 100, 200] as const
export type PageSize = (typeof pageSizes)[number]
export const defaultPageSize: PageSize = 20

export function readListSearch(raw: Record<string, unknown>): UserListSearch {
  const search: Record<string, unknown> = {}
  for (const [key, read] of Object.entries(readers)) {
    const value = raw[key] === undefined ? undefined : read(String(raw[key]))
    if (value !== undefined) search[key] = value
  }
  return search
}

/** The keys of an address that this list does not know or cannot read, for the line that says so. */
export function ignoredKeys(raw: Record<string, unknown>): string[] {
  const search = readListSearch(raw)
  return Object.keys(raw).filter((key) => !(key in search))
}

export function isFiltered(search: UserListSearch): boolean {
  return Boolean(search.q || search.status || search.role || search.connection)
}

/** A comma list as its values. */
export function values(list: string | undefined): string[] {
  return list === undefined || list === '' ? [] : list.split(',')
}

const readers: Record<keyof UserListSearch, (value: string) => unknown> = {
  q: (value) => value.trim() || undefined,
  status: (value) =>
    values(value).every((one) => /^!?(active|suspended)$/.test(one)) ? value || undefined : undefined,
  role: (value) => value || undefined,
  connection: (value) => value || undefined,
  sort: (value) => sortFields.flatMap((field) => [field, `-${field}`]).find((sort) => sort === value),
  size: (value) => pageSizes.find((size) => String(size) === value),
  after: (value) => value || undefined,
}
