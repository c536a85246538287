import { beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../../../test/support/test-database.ts'
import { clientActivity } from '../../statistics/client-activity.ts'
import { type EventCount, totalsOf } from '../../statistics/event-hours.ts'
import { signInStatistics } from '../../statistics/sign-in-statistics.ts'
import { signUpStatistics } from '../../statistics/sign-up-statistics.ts'
import { postgresApplications } from './applications.ts'
import { postgresClientHours } from './client-hours.ts'
import { postgresEventHours } from './event-hours.ts'
import { sql } from './sql.ts'

const { database, applicationId } = await testDatabase()
const store = postgresEventHours(database, database, applicationId)
const at = (day: number, hour = 0, minute = 0) => new Date(Date.UTC(2026, 2, day, hour, minute))
const types = ['user.signed_in', 'user.sign_in_failed', 'user.signed_up'] as const
const told = (counts: readonly EventCount[]) =>
  counts.map((each) => [each.at.toISOString().slice(5, 16), each.type, each.name, each.count])

async function happened(time: Date, type: string, details: object = {}, application = applicationId): Promise<void> {
  await database.change(sql`INSERT INTO audit_events
      (application_id, at, type, actor_kind, actor_id, actor_name, subject_kind, subject_id, details)
    VALUES (${application}, ${time}, ${type}, 'user', 'auth0|alice', 'Alice', 'user', 'auth0|alice',
      ${JSON.stringify(details)})`)
}

beforeAll(async () => {
  const other = await postgresApplications(database).insert({ id: 'app_other', name: 'Other', poolMode: 'shared' })
  await happened(at(2, 9, 14), 'user.signed_in', { methods: ['password'] })
  await happened(at(2, 9, 15), 'user.signed_in', { methods: ['password', 'totp'] })
  await happened(at(2, 9, 16), 'user.signed_in', { methods: ['passkey'] })
  await happened(at(2, 9, 17), 'user.signed_in')
  await happened(at(2, 10, 0), 'user.sign_in_failed', { reason: 'wrong_password' })
  await happened(at(2, 10, 59), 'user.sign_in_failed', { reason: 'wrong_password' })
  await happened(at(2, 10, 30), 'user.sign_in_failed', { reason: 'no_account' })
  await happened(at(3, 8, 0), 'user.signed_up', { connectionId: 'con_1' })
  await happened(at(3, 8, 1), 'user.signed_up')
  await happened(at(3, 8, 2), 'user.created', { connectionId: 'con_1' })
  await happened(at(2, 9, 30), 'user.signed_in', {}, other.number)
})

const hours = [
  ['03-02T09:00', 'user.signed_in', '', 2],
  ['03-02T09:00', 'user.signed_in', 'mfa', 2],
  ['03-02T10:00', 'user.sign_in_failed', 'no_account', 1],
  ['03-02T10:00', 'user.sign_in_failed', 'wrong_password', 2],
  ['03-03T08:00', 'user.signed_up', '', 1],
  ['03-03T08:00', 'user.signed_up', 'con_1', 1],
]
const week = { since: at(1), until: at(8) }

test('events are counted by the hour, by their reason, their connection and a second factor', async () => {
  expect(told(await store.count(types, week, 60))).toEqual(hours)
  expect(told(await store.count(['user.signed_up'], week, 60))).toEqual(hours.slice(4))
  expect(told(await store.count(types, { since: at(2, 10), until: at(3) }, 60))).toEqual(hours.slice(2, 4))
  expect(told(await store.count(['user.sign_in_failed'], week, 1_440))).toEqual([
    ['03-02T00:00', 'user.sign_in_failed', 'no_account', 1],
    ['03-02T00:00', 'user.sign_in_failed', 'wrong_password', 2],
  ])
  const whole = await totalsOf(store, ['user.sign_in_failed'], week)
  expect(whole.reduce((sum, { count }) => sum + count, 0)).toBe(3)
})

test('hours that were counted ahead give the same, and each is counted once, however many servers count', async () => {
  const step = () => store.keepHours(at(2, 11, 20))
  await Promise.all([step(), step(), step()])
  while (await step());
  const [kept] = await database.rows<{ events: number; until: Date }>(sql`SELECT sum(count)::bigint AS events,
    (SELECT until FROM statistics_counted WHERE application_id = ${applicationId}) AS until
    FROM statistic_hours WHERE application_id = ${applicationId}`)
  expect(kept).toEqual({ events: 7, until: at(2, 11) })
  expect(told(await store.count(types, week, 60))).toEqual(hours)
  await happened(at(2, 11, 5), 'user.signed_in')
  while (await store.keepHours(at(4)));
  expect(told(await store.count(types, week, 60))).toEqual([
    ...hours.slice(0, 4),
    ['03-02T11:00', 'user.signed_in', '', 1],
    ...hours.slice(4),
  ])
  expect(await store.keepHours(at(4))).toBe(false)
})

test('a period has all its buckets, and the one before it is as long', async () => {
  const signIns = await signInStatistics({ eventHours: store, clock: { now: () => at(2, 10, 59) } }, '24h')
  expect(signIns).toMatchObject({ since: at(1, 11), until: at(2, 11), bucketMinutes: 60 })
  expect(signIns.buckets).toHaveLength(24)
  expect(signIns.buckets.at(-1)).toEqual({ at: at(2, 10), signedIn: 0, withMfa: 0, failed: 3 })
  expect(signIns.totals).toEqual({ signedIn: 2, withMfa: 2, failed: 3 })
  expect(signIns.previous).toEqual({ signedIn: 0, withMfa: 0, failed: 0 })
  expect(signIns.reasons).toEqual([
    { reason: 'wrong_password', count: 2, previous: 0 },
    { reason: 'no_account', count: 1, previous: 0 },
  ])
  const later = await signInStatistics({ eventHours: store, clock: { now: () => at(3, 10, 59) } }, '24h')
  expect(later.totals).toEqual({ signedIn: 1, withMfa: 0, failed: 0 })
  expect(later.previous).toEqual({ signedIn: 2, withMfa: 2, failed: 3 })
  for (const [period, many] of [
    ['7d', 14],
    ['30d', 30],
    ['90d', 90],
  ] as const) {
    const answer = await signInStatistics({ eventHours: store, clock: { now: () => at(4, 7) } }, period)
    expect(answer.buckets, period).toHaveLength(many)
    expect(answer.totals, period).toEqual({ signedIn: 3, withMfa: 2, failed: 3 })
  }
})

test('sign-ups are told by connection, and what has none is among the others', async () => {
  const answer = await signUpStatistics({ eventHours: store, clock: { now: () => at(3, 9) } }, '7d')
  expect(answer).toMatchObject({ total: 2, previous: 0 })
  expect(answer.connections).toEqual([
    { id: 'con_1', count: 1, previous: 0 },
    { id: null, count: 1, previous: 0 },
  ])
  expect(answer.buckets.at(-1)).toEqual({ at: at(3), counts: [1, 1] })
})

test('what went on at each client in seven days is the same, however much of it was counted ahead', async () => {
  const clientHours = postgresClientHours(database, applicationId)
  const shop = { client: 'shop' }
  await happened(at(4, 6, 30), 'user.signed_in', shop)
  await happened(at(4, 7, 10), 'user.sign_in_failed', { reason: 'wrong_password', ...shop })
  await happened(at(4, 7, 11), 'client.tokens_refused', shop)
  await happened(at(4, 7, 12), 'user.signed_up', shop)
  await happened(at(4, 9, 5), 'user.signed_in', shop)
  await happened(at(4, 9, 6), 'user.signed_in', { client: 'game' })
  const asked = async (day: number) => {
    const deps = { clientHours, clock: { now: () => at(day, 9, 20) } }
    return (await clientActivity(deps, ['game', 'shop', 'idle'])).clients
  }
  const all = [
    { id: 'game', signIns: 1, failures: 0 },
    { id: 'shop', signIns: 2, failures: 2 },
    { id: 'idle', signIns: 0, failures: 0 },
  ]
  expect(await asked(4)).toEqual(all)
  while (await store.keepHours(at(4, 9)));
  expect(await asked(4)).toEqual(all)
  while (await store.keepHours(at(4, 10)));
  expect(await asked(4)).toEqual(all)
  expect((await asked(11))[1]).toEqual({ id: 'shop', signIns: 1, failures: 0 })
  while (await store.keepHours(at(20)));
  const kept = await database.rows(sql`SELECT FROM client_hours WHERE application_id = ${applicationId}`)
  expect(kept).toEqual([])
})
