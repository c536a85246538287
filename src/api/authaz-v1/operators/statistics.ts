// What the dashboard draws: how signing in went, who signed up, and how second factors and sessions stand. Numbers alone,
// so everybody with a console role sees them whole.
import { type Static, Type } from 'typebox'
import type { Directory } from '../../../directory.ts'
import { invalidField } from '../../../kernel/errors.ts'
import { clientActivity } from '../../../statistics/client-activity.ts'
import { periods } from '../../../statistics/period.ts'
import { readStanding } from '../../../statistics/read-standing.ts'
import { signInStatistics } from '../../../statistics/sign-in-statistics.ts'
import { signUpStatistics } from '../../../statistics/sign-up-statistics.ts'
import { closed, count, orNull, text, textOrNull, timestamp, timestampOrNull } from '../answers.ts'
import { clientNames } from '../clients/client-names.ts'
import { pageSizeMost } from '../paging.ts'
import { type Answer, type Call, ok, type Route } from '../route.ts'

const periodQuery = Type.Object(
  {
    period: Type.Optional(
      Type.Enum([...periods], { description: `One of ${periods.join(', ')}; 24h if left out. Days are those of UTC.` }),
    ),
  },
  { additionalProperties: false },
)
type PeriodQuery = Static<typeof periodQuery>

const clientsQuery = Type.Object(
  {
    ids: Type.String({
      minLength: 1,
      maxLength: 20_000,
      description: `Ids of clients, with commas between, at most ${pageSizeMost}.`,
    }),
  },
  { additionalProperties: false },
)
type ClientsQuery = Static<typeof clientsQuery>

const stretch = { asOf: timestamp, since: timestamp, until: timestamp, bucketMinutes: count }
const signInCounts = { signedIn: count, withMfa: count, failed: count }

const signIns = closed(
  {
    ...stretch,
    buckets: Type.Array(closed({ at: timestamp, ...signInCounts })),
    totals: closed(signInCounts),
    previous: closed(signInCounts),
    reasons: Type.Array(closed({ reason: text, count, previous: count })),
  },
  'SignInStatistics',
)
const signUps = closed(
  {
    ...stretch,
    connections: Type.Array(closed({ id: textOrNull, name: textOrNull, count, previous: count })),
    buckets: Type.Array(closed({ at: timestamp, counts: Type.Array(count) })),
    total: count,
    previous: count,
  },
  'SignUpStatistics',
)
const byFactor = closed({ passkey: count, 'security-key': count, totp: count, phone: count, email: count })
const adoption = closed({
  active: count,
  strongest: byFactor,
  holding: byFactor,
  none: count,
  recoveryCodesOnly: count,
})
const spread = closed({
  total: count,
  countries: Type.Array(closed({ country: textOrNull, count })),
  clients: Type.Array(closed({ id: text, name: textOrNull, count })),
})
const activity = closed(
  { since: timestamp, until: timestamp, clients: Type.Array(closed({ id: text, signIns: count, failures: count })) },
  'ClientActivity',
)
/** Both null as long as nobody counted. */
const standing = { asOf: timestampOrNull }

export const statisticsRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/stats/sign-ins',
    access: ['read:user_events', 'read:audit'],
    query: periodQuery,
    summary: 'Count sign-ins over time, and why they failed',
    answers: { 200: signIns },
    handle: readSignIns,
  },
  {
    method: 'GET',
    path: '/stats/sign-ups',
    access: ['read:user_events', 'read:audit'],
    query: periodQuery,
    summary: 'Count sign-ups over time, by connection',
    answers: { 200: signUps },
    handle: readSignUps,
  },
  {
    method: 'GET',
    path: '/stats/clients',
    access: ['read:user_events', 'read:audit'],
    query: clientsQuery,
    summary: 'Count sign-ins and failures of clients in the last seven days',
    answers: { 200: activity },
    handle: readClients,
  },
  {
    method: 'GET',
    path: '/stats/mfa',
    access: ['read:users'],
    summary: 'Count active users by their strongest second factor',
    answers: { 200: closed({ ...standing, adoption: orNull(adoption) }, 'MfaStatistics') },
    handle: readMfa,
  },
  {
    method: 'GET',
    path: '/stats/sessions',
    access: ['read:sessions'],
    summary: 'Count sessions by country and by client',
    answers: { 200: closed({ ...standing, sessions: orNull(spread) }, 'SessionStatistics') },
    handle: readSessions,
  },
]

async function readSignIns({ query, directory }: Call<PeriodQuery>): Promise<Answer> {
  return ok(await signInStatistics(eventHoursOf(directory), query.period ?? '24h'))
}

async function readSignUps({ query, directory }: Call<PeriodQuery>): Promise<Answer> {
  const found = await signUpStatistics(eventHoursOf(directory), query.period ?? '24h')
  const ids = found.connections.flatMap(({ id }) => (id === null ? [] : [id]))
  const names = ids.length === 0 ? new Map<string, string>() : await directory.stores.auditSearch.names(ids)
  const connections = found.connections.map(({ id, ...counts }) => ({
    id,
    name: id === null ? null : (names.get(id) ?? null),
    ...counts,
  }))
  return ok({ ...found, connections })
}

async function readClients({ query, directory }: Call<ClientsQuery>): Promise<Answer> {
  const ids = [...new Set(query.ids.split(','))]
  if (ids.length > pageSizeMost) throw invalidField('ids', `Ask for at most ${pageSizeMost} clients at once.`)
  return ok(await clientActivity({ clientHours: directory.stores.clientHours, clock: directory.clock }, ids))
}

async function readMfa({ directory }: Call): Promise<Answer> {
  const found = await readStanding({ ...directory, standings: directory.stores.standings }, 'mfa')
  return ok({ asOf: found?.asOf ?? null, adoption: found?.content ?? null })
}

async function readSessions({ directory }: Call): Promise<Answer> {
  const found = await readStanding({ ...directory, standings: directory.stores.standings }, 'sessions')
  if (found === null) return ok({ asOf: null, sessions: null })
  const { clients, ...rest } = found.content
  const names = await clientNames(
    directory,
    clients.map(({ id }) => id),
  )
  const named = clients.map(({ id, count: sessions }) => ({ id, name: names.get(id) ?? null, count: sessions }))
  return ok({ asOf: found.asOf, sessions: { ...rest, clients: named } })
}

function eventHoursOf({ stores, clock }: Directory) {
  return { eventHours: stores.eventHours, clock }
}
