// The address of the users list (console.md 1.6): everything that narrows or orders it stands in the URL. What is not
// understood never reaches the list, and is named above it.

import { type PageSize, readPageSize } from '../../../lib/list-address.ts'
import { type Holding, holdings } from './holding.ts'
import { fitsJump } from './jump.ts'
import { defaultSort, readSort, type UserSort } from './user-sort.ts'

export interface UserListSearch extends UserListFilters {
  readonly sort?: UserSort
  readonly size?: PageSize
  /** Page by page, or as one list that goes on as it is scrolled. */
  readonly mode?: ListMode
  /** The opaque cursor of the page. */
  readonly after?: string
  /** Where the long list begins: how a name begins, or a day, as it is sorted. */
  readonly from?: string
  /** A comma list of columns, where it differs from what the operator prefers. */
  readonly cols?: string
  /** The saved view that was opened. */
  readonly view?: string
}

/** Comma lists are "one of these"; `!` before a value negates it. */
export interface UserListFilters {
  /** The words the person typed. */
  readonly q?: string
  readonly status?: string
  /** `1h`, `beyond:1h` or days. */
  readonly lockedUntil?: string
  readonly mfa?: string
  readonly organization?: string
  /** Ids of roles. */
  readonly role?: string
  /** How these are held, where it does not say `any`. */
  readonly roleIn?: Holding
  readonly permission?: string
  readonly connection?: string
  readonly emailVerified?: string
  /** `never`, `30d`, `none:90d` or days such as `2026-01-01..2026-03-31`. */
  readonly seen?: string
  /** `7d` or days. */
  readonly created?: string
  readonly offboarding?: string
  readonly deletion?: string
  readonly invitation?: string
  /** The job of an import: whom it made. */
  readonly import?: string
  /** Ids of people and operators. */
  readonly invitedBy?: string
  /** Of e-mail addresses. */
  readonly domain?: string
  /** Ids of applications that people came in through. */
  readonly app?: string
  /** Of the last sign-in, by two letters. */
  readonly country?: string
  readonly password?: string
  readonly codes?: string
  readonly session?: string
  readonly recovery?: string
  /** One key and its value: `appMetadata.plan=gold`. */
  readonly metadata?: string
}

export type FilterName = Exclude<keyof UserListFilters, 'roleIn'>

/** What narrows the list, without how and from where it is shown. */
export function filtersOf(search: UserListSearch): UserListFilters {
  const { sort, size, mode, after, from, cols, view, ...filters } = search
  return filters
}

/** At once, where there are no pages. */
export const scrolledPageSize: PageSize = 100

const listModes = ['pages', 'scroll'] as const
export type ListMode = (typeof listModes)[number]

export function readListSearch(raw: Record<string, unknown>): UserListSearch {
  const search: Record<string, unknown> & UserListSearch & { from?: string } = {}
  for (const [key, read] of Object.entries(readers)) {
    const value = raw[key] === undefined ? undefined : read(String(raw[key]))
    if (value !== undefined) search[key] = value
  }
  if (!isJumpPossible(search)) delete search.from
  return search
}

/** A page has its place already, and a place is one of the order of the list. */
function isJumpPossible({ from, sort = defaultSort, after, mode }: UserListSearch): boolean {
  return from !== undefined && after === undefined && mode !== 'pages' && fitsJump(sort, from)
}

export function isFiltered(search: UserListSearch): boolean {
  return setFilters(search).length > 0
}

/** In the order in which they are shown. */
export function setFilters(search: UserListSearch): FilterName[] {
  return filterNames.filter((name) => search[name])
}

/** What takes every filter away. */
export const cleared: Partial<UserListSearch> = Object.fromEntries(
  ['q', 'status', 'mfa', 'organization', 'seen', 'role', 'roleIn', 'permission', 'connection']
    .concat(['emailVerified', 'created', 'offboarding', 'deletion', 'invitation', 'import', 'view'])
    .concat([
      'lockedUntil',
      'invitedBy',
      'domain',
      'app',
      'country',
      'password',
      'codes',
      'session',
      'recovery',
      'metadata',
    ])
    .map((name) => [name, undefined]),
)

/** A comma list as its values. */
export function values(list: string | undefined): string[] {
  return list === undefined || list === '' ? [] : list.split(',')
}

const some = (value: string) => value || undefined
const listOf = (pattern: RegExp) => (value: string) =>
  values(value).every((one) => pattern.test(one)) ? value || undefined : undefined
const fitting = (pattern: RegExp) => (value: string) => (pattern.test(value) ? value : undefined)

const span = '(\\d{4}-\\d{2}-\\d{2})?\\.\\.(\\d{4}-\\d{2}-\\d{2})?'
const stretch = '[1-9]\\d{0,3}[mh]'
const age = '[1-9]\\d{0,3}d'

const filterReaders: Record<FilterName, (value: string) => unknown> = {
  q: (value) => value.trim() || undefined,
  status: listOf(/^!?(active|suspended|expired|locked)$/),
  lockedUntil: fitting(new RegExp(`^((beyond:)?${stretch}|(?!\\.\\.$)${span})$`)),
  mfa: listOf(/^!?(none|any|weak|passkey|security-key|totp|email|phone)$/),
  organization: some,
  seen: fitting(new RegExp(`^(never|${age}|none:${age}|(?!\\.\\.$)${span})$`)),
  role: some,
  permission: some,
  connection: some,
  emailVerified: fitting(/^(true|false)$/),
  created: fitting(new RegExp(`^(${age}|(?!\\.\\.$)${span})$`)),
  offboarding: fitting(/^(scheduled|none)$/),
  deletion: fitting(/^(scheduled|none)$/),
  invitation: fitting(/^(open|none)$/),
  import: fitting(/^job_[A-Za-z0-9]+$/),
  invitedBy: some,
  domain: some,
  app: some,
  country: listOf(/^[A-Z]{2}$/),
  password: listOf(/^(none|expired|must-change|reset-open|leaked)$/),
  codes: fitting(/^(few|left)$/),
  session: fitting(/^active$/),
  recovery: fitting(/^waiting$/),
  metadata: fitting(/^(appMetadata|userMetadata)(\.[\w-]{1,60}){1,4}=.+$/),
}

const filterNames = Object.keys(filterReaders) as FilterName[]

const readers: Record<keyof UserListSearch, (value: string) => unknown> = {
  ...filterReaders,
  roleIn: (value) => holdings.find((holding) => holding === value),
  sort: readSort,
  size: readPageSize,
  mode: (value) => listModes.find((mode) => mode === value),
  after: some,
  from: some,
  cols: fitting(/^[\w.-]+(,[\w.-]+)*$/),
  view: fitting(/^vw_\w+$/),
}
