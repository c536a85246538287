// A list of users as a file: the columns that the list shows, for people and their spreadsheets. What is to be imported
// again is exported whole instead (export-fields.ts).
import type { Clock } from '../kernel/clock.ts'
import { statusOf } from '../users/lifecycle.ts'
import { primaryIdentity, type User } from '../users/user.ts'
import { countedAtMost, type FirstOf, type RoleFact, type UserFactStore } from '../users/user-facts.ts'
import { csvLine } from './csv.ts'
import type { ExportFormat, ExportWriter } from './export-text.ts'

export interface ListExportDeps {
  readonly stores: { readonly userFacts: UserFactStore }
  readonly clock: Clock
}

export interface ListShape {
  readonly format: ExportFormat
  readonly columns: readonly ListColumn[]
  /** For spreadsheets that take a file without it for another alphabet. */
  readonly hasByteOrderMark: boolean
  /** How moments are written. */
  readonly time: (moment: Date) => string
}

type Facts = Readonly<Record<'mfa' | 'roles' | 'organizations', readonly string[]>>

const readers = {
  id: (user) => user.id,
  name: (user) => user.name,
  email: (user) => user.email,
  emailVerified: (user) => user.emailVerified,
  username: (user) => user.username,
  phoneNumber: (user) => user.phoneNumber,
  status: (user, _, now) => statusOf(user, now),
  mfa: (_, { mfa }) => mfa,
  roles: (_, { roles }) => roles,
  organizations: (_, { organizations }) => organizations,
  connection: (user) => primaryIdentity(user).connectionName,
  lastSignIn: (user) => user.lastLogin,
  signInCount: (user) => user.loginsCount ?? 0,
  created: (user) => user.createdAt,
  updated: (user) => user.updatedAt,
} as const satisfies Readonly<Record<string, (user: User, facts: Facts, now: Date) => unknown>>

export type ListColumn = keyof typeof readers
export const listColumns = Object.keys(readers) as readonly ListColumn[]

export function listWriter(deps: ListExportDeps, { format, columns, hasByteOrderMark, time }: ListShape): ExportWriter {
  const isCsv = format === 'csv'
  const mark = isCsv && hasByteOrderMark ? '\uFEFF' : ''
  const timed = (cell: unknown) => (cell instanceof Date ? time(cell) : cell)
  return {
    head: isCsv ? mark + csvLine(columns) : '',
    lines: async (users) => {
      const factsAbout = await readFacts(deps, columns, users)
      const now = deps.clock.now()
      const cells = (user: User) => columns.map((column) => readers[column](user, factsAbout(user.id), now))
      const line = isCsv
        ? (user: User) => csvLine(cells(user).map(timed).map(inOneCell))
        : (user: User) =>
            `${JSON.stringify(Object.fromEntries(cells(user).map((cell, at) => [columns[at], timed(cell)])))}\n`
      return users.map(line).join('')
    },
  }
}

const inOneCell = (cell: unknown) => (Array.isArray(cell) ? cell.join('; ') : cell)

/** One question a fact for everybody of a chunk, and none for a column that nobody asked for. */
async function readFacts(
  { stores: { userFacts }, clock }: ListExportDeps,
  columns: readonly ListColumn[],
  users: readonly User[],
): Promise<(userId: string) => Facts> {
  const ids = users.map(({ id }) => id)
  const [factors, roles, organizations] = await Promise.all([
    columns.includes('mfa') ? userFacts.factors(ids) : null,
    columns.includes('roles') ? userFacts.roles(ids, clock.now(), countedAtMost) : null,
    columns.includes('organizations') ? userFacts.organizations(ids, countedAtMost) : null,
  ])
  return (id) => ({
    mfa: factors?.get(id) ?? [],
    roles: named(roles?.get(id), inWords),
    organizations: named(organizations?.get(id), ({ name }) => name),
  })
}

function named<Item>(facts: FirstOf<Item> | undefined, word: (item: Item) => string): readonly string[] {
  return facts?.first.map(word) ?? []
}

function inWords({ name, organization }: RoleFact): string {
  return organization === null ? name : `${name} (${organization.name})`
}
