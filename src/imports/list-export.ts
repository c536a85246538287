// A list of users as a file: the columns that the list shows, for people and their spreadsheets. What is to be imported
// again is exported whole instead (export-fields.ts).
import type { Clock } from '../kernel/clock.ts'
import { statusOf } from '../users/lifecycle.ts'
import { metadataAt, metadataColumn } from '../users/metadata-column.ts'
import { readUserFacts, type UserFactName, type UserFacts } from '../users/read-user-facts.ts'
import { connectionNames, primaryIdentity, type User } from '../users/user.ts'
import type { RoleFact, UserFactStore } from '../users/user-facts.ts'
import { csvLine } from './csv.ts'
import type { ExportFormat, ExportWriter } from './export-text.ts'

export interface ListExportDeps {
  readonly stores: { readonly userFacts: UserFactStore }
  readonly clock: Clock
}

export interface ListShape {
  readonly format: ExportFormat
  /** Of `listColumns`, or keys of metadata (metadata-column.ts). */
  readonly columns: readonly string[]
  /** For spreadsheets that take a file without it for another alphabet. */
  readonly hasByteOrderMark: boolean
  /** How moments are written. */
  readonly time: (moment: Date) => string
}

const readers = {
  id: (user) => user.id,
  name: (user) => user.name,
  email: (user) => user.email,
  emailVerified: (user) => user.emailVerified,
  username: (user) => user.username,
  phoneNumber: (user) => user.phoneNumber,
  status: (user, _, now) => statusOf(user, now),
  mfa: (_, { mfa }) => mfa,
  roles: (_, { roles }) => roles.first.map(inWords),
  organizations: (_, { organizations }) => organizations.first.map(({ name }) => name),
  connection: (user) => primaryIdentity(user).connectionName,
  connections: (user) => connectionNames(user),
  lastSignIn: (user) => user.lastLogin,
  lastCountry: (_, { lastCountry }) => lastCountry,
  signInCount: (user) => user.loginsCount ?? 0,
  failedSignIns: (_, { failedSignIns }) => failedSignIns,
  sessions: (_, { sessions }) => sessions,
  passwordChanged: (_, { passwordChanged }) => passwordChanged,
  source: (_, { origin }) => origin?.source ?? null,
  createdBy: (_, { origin }) => origin?.by ?? null,
  created: (user) => user.createdAt,
  updated: (user) => user.updatedAt,
} as const satisfies Readonly<Record<string, (user: User, facts: UserFacts, now: Date) => unknown>>

export type ListColumn = keyof typeof readers
export const listColumns = Object.keys(readers) as readonly ListColumn[]

export function listWriter(deps: ListExportDeps, { format, columns, hasByteOrderMark, time }: ListShape): ExportWriter {
  const isCsv = format === 'csv'
  const reading = columns.map(readerOf)
  const mark = isCsv && hasByteOrderMark ? '\uFEFF' : ''
  const timed = (cell: unknown) => (cell instanceof Date ? time(cell) : cell)
  return {
    head: isCsv ? mark + csvLine(columns) : '',
    lines: async (users) => {
      const factsAbout = await readFacts(deps, columns, users)
      const now = deps.clock.now()
      const cells = (user: User) => {
        const facts = factsAbout(user)
        return reading.map((read) => read(user, facts, now))
      }
      const line = isCsv
        ? (user: User) => csvLine(cells(user).map(timed).map(inOneCell))
        : (user: User) =>
            `${JSON.stringify(Object.fromEntries(cells(user).map((cell, at) => [columns[at], timed(cell)])))}\n`
      return users.map(line).join('')
    },
  }
}

const inOneCell = (cell: unknown) => (Array.isArray(cell) ? cell.join('; ') : cell)

type Reader = (user: User, facts: UserFacts, now: Date) => unknown

function readerOf(column: string): Reader {
  const key = metadataColumn(column)
  if (key !== null) return (user) => metadataAt(user, key)
  const read: Reader | undefined = readers[column as ListColumn]
  if (read === undefined) throw new Error(`no column ${column}`)
  return read
}

async function readFacts(
  { stores: { userFacts }, clock }: ListExportDeps,
  columns: readonly string[],
  users: readonly User[],
): Promise<(user: User) => UserFacts> {
  const names = new Set(columns.flatMap((column) => factOf[column] ?? []))
  const asked = { userIds: users.map(({ id }) => id), names, now: clock.now(), isWhole: true }
  const factsAbout = await readUserFacts(userFacts, asked)
  return ({ id }) => factsAbout(id)
}

/** The fact that a column tells; the others are of the record itself. */
const factOf: Readonly<Record<string, UserFactName>> = {
  mfa: 'mfa',
  roles: 'roles',
  organizations: 'organizations',
  sessions: 'sessions',
  failedSignIns: 'failedSignIns',
  passwordChanged: 'passwordChanged',
  lastCountry: 'lastCountry',
  source: 'origin',
  createdBy: 'origin',
}

function inWords({ name, organization }: RoleFact): string {
  return organization === null ? name : `${name} (${organization.name})`
}
