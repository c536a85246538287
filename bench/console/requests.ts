// What the console asks of `/api/v1` and how often it must be answered in time, with the parameters of its own calls.
// Each is asked about one person after another, so that no single plan or page is favoured.
import type { GoalName } from '../goals.ts'
import type { Person } from '../sample.ts'
import type { ConsoleSetting } from './setting.ts'

export interface ConsoleRequest {
  readonly name: string
  readonly goal: GoalName | null
  readonly path: (person: Person, setting: ConsoleSetting) => string
}

/** Of what the dashboard tells: types that happen, and such as hardly ever do. */
const securityTypes = [
  'user.suspended',
  'user.locked',
  'user.merged',
  'user.erased',
  'api_key.created',
  'audit.exported',
]

export const requests: readonly ConsoleRequest[] = [
  list('first page', () => ({})),
  list('first page by name', () => ({ sort: 'name' })),
  list('by last sign-in', () => ({ sort: '-lastSignIn' })),
  list('suspended (2 %) by name', () => ({ status: 'suspended', sort: 'name' })),
  list('suspended by last sign-in', () => ({ status: 'suspended', sort: '-lastSignIn' })),
  list('not verified (15 %) by last sign-in', () => ({ emailVerified: 'false', sort: '-lastSignIn' })),
  list('a role (30 %)', (_, { roleId }) => ({ role: roleId, roleIn: 'any' })),
  list('a role (30 %) by name', (_, { roleId }) => ({ role: roleId, roleIn: 'any', sort: 'name' })),
  list('with an authenticator (5 %) by name', () => ({ mfa: 'totp', sort: 'name' })),
  list('never signed in (40 %)', () => ({ seen: 'never' })),
  list('not seen for 90 days by last sign-in', () => ({ seen: 'none:90d', sort: 'lastSignIn' })),
  list('made in one month by name', () => ({ created: '2023-01-01..2023-01-31', sort: 'name' })),
  list('an organization by name', (person, { organizationIds }) => ({
    organization: organizationIds[person.email.length % organizationIds.length] as string,
    sort: 'name',
  })),
  list('an organization, suspended', (person, { organizationIds }) => ({
    organization: organizationIds[person.email.length % organizationIds.length] as string,
    status: 'suspended',
  })),
  list('suspended, not verified, never signed in', () => ({
    status: 'suspended',
    emailVerified: 'false',
    seen: 'never',
  })),

  search('an e-mail address', ({ email }) => ({ search: email })),
  search('a family name', ({ familyName }) => ({ search: familyName })),
  search('a family name by last sign-in', ({ familyName }) => ({ search: familyName, sort: '-lastSignIn' })),
  search('part of an e-mail address', ({ rarePart }) => ({ search: rarePart })),
  search('a domain', ({ domain }) => ({ q: `email:*@${domain}` })),
  search('half of everybody', () => ({ search: 'example.com', sort: 'name' })),
  search('nobody', ({ rarePart }) => ({ search: `${rarePart}zzz` })),
  {
    name: 'search: nobody, without which filter',
    goal: 'console search',
    path: ({ rarePart }) => `/users/nearest${query({ search: `${rarePart}zzz`, status: 'suspended' })}`,
  },
  {
    name: 'search of everything: an e-mail address',
    goal: 'console search',
    path: ({ email }) => `/search${query({ q: email })}`,
  },
  {
    name: 'search of everything: a family name',
    goal: 'console search',
    path: ({ familyName }) => `/search${query({ q: familyName })}`,
  },

  { name: 'user page: the user', goal: null, path: userPath('') },
  { name: 'user page: sign-in diagnosis', goal: 'sign-in diagnosis', path: userPath('/sign-in-diagnosis') },
  {
    name: 'user page: sign-in diagnosis for an app',
    goal: 'sign-in diagnosis',
    path: (person, { client }) => `${userPath('/sign-in-diagnosis')(person)}${query({ clientId: client.id })}`,
  },
  { name: 'user page: events', goal: null, path: userPath('/events?pageSize=50') },
  { name: 'user page: sessions', goal: null, path: userPath('/sessions?pageSize=50') },

  other('dashboard: sign-ins of a day', '/stats/sign-ins?period=24h'),
  other('dashboard: sign-ins of 90 days', '/stats/sign-ins?period=90d'),
  other('dashboard: sign-ups of 90 days', '/stats/sign-ups?period=90d'),
  other('dashboard: second factors', '/stats/mfa'),
  other('dashboard: sessions', '/stats/sessions'),
  other('dashboard: what needs you', '/stats/needs-you'),
  other('dashboard: system', '/system'),
  events('security of 30 days', 30, () => ({ type: securityTypes.join(','), pageSize: '10' })),

  events('a day', 1, () => ({})),
  events('a year', 365, () => ({})),
  events('failures of 30 days', 30, () => ({ result: 'failure' })),
  events('wrong second factors of a year', 365, () => ({ reason: 'wrong_totp' })),
  events('one person in a year', 365, (person) => ({ search: person.email })),
  events('one app in a year, suspensions', 365, (_, { client }) => ({ client: client.id, type: 'user.suspended' })),
  { name: 'audit log: chart of a day', goal: null, path: () => `/audit/histogram${query({ since: daysAgo(1) })}` },
  { name: 'audit log: chart of a year', goal: null, path: () => `/audit/histogram${query({ since: daysAgo(365) })}` },

  {
    name: 'who can: a role (30 %)',
    goal: null,
    path: (_, { roleId }) => `/access/who-can${query({ role: roleId, pageSize: '50' })}`,
  },
  other('organizations: first page', '/organizations?pageSize=50'),
  other('organizations: search', '/organizations?search=company-1'),
]

/** As the list asks: a page of twenty with its total and second factors. */
export function listPath(parameters: Readonly<Record<string, string>>): string {
  return `/users${query({ sort: '-created', pageSize: '20', include: 'mfa', total: 'true', ...parameters })}`
}

type Parameters = (person: Person, setting: ConsoleSetting) => Readonly<Record<string, string>>

function list(name: string, parameters: Parameters): ConsoleRequest {
  return { name: `list: ${name}`, goal: 'console list', path: (...about) => listPath(parameters(...about)) }
}

function search(name: string, parameters: Parameters): ConsoleRequest {
  return { name: `search: ${name}`, goal: 'console search', path: (...about) => listPath(parameters(...about)) }
}

function events(name: string, days: number, parameters: Parameters): ConsoleRequest {
  const path: ConsoleRequest['path'] = (...about) =>
    `/audit/events${query({ pageSize: '50', since: daysAgo(days), ...parameters(...about) })}`
  return { name: `audit log: ${name}`, goal: null, path }
}

function other(name: string, path: string): ConsoleRequest {
  return { name, goal: null, path: () => path }
}

function userPath(below: string): (person: Person) => string {
  return ({ id }) => `/users/${encodeURIComponent(id)}${below}`
}

const dayMs = 86_400_000

function daysAgo(days: number): string {
  return new Date(Date.now() - days * dayMs).toISOString()
}

function query(parameters: Readonly<Record<string, string>>): string {
  return `?${new URLSearchParams(parameters)}`
}
