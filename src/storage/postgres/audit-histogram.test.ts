import { beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../../../test/support/test-database.ts'
import { type AuditHistogram, auditHistogram } from '../../audit/audit-histogram.ts'
import type { AuditFilter } from '../../audit/audit-search.ts'
import { keepHours } from '../../audit/keep-hours.ts'
import { postgresApplications } from './applications.ts'
import { postgresAuditHistogram } from './audit-histogram.ts'
import { postgresAuditReadings } from './audit-readings.ts'
import { sql } from './sql.ts'

const { database, applicationId } = await testDatabase()
const store = postgresAuditHistogram(database, database, applicationId)
const at = (day: number, hour = 0, minute = 0) => new Date(Date.UTC(2026, 2, day, hour, minute))
const chart = (filter: AuditFilter, since: Date, until: Date) => auditHistogram(store, filter, { since, until })
const filled = ({ buckets }: AuditHistogram) =>
  buckets
    .filter(({ success, failure }) => success + failure > 0)
    .map(({ at: begin, success, failure }) => [begin.toISOString().slice(5, 16), success, failure])

async function happened(time: Date, type: string, count = 1, application = applicationId): Promise<void> {
  await database.change(sql`INSERT INTO audit_events (application_id, at, type, actor_kind, actor_id, actor_name, ip, details)
    SELECT ${application}, ${time}::timestamptz, ${type}, 'user', 'auth0|alice', 'Alice', '192.0.2.7', '{}'
    FROM generate_series(1, ${count}::integer)`)
}

beforeAll(async () => {
  const other = await postgresApplications(database).insert({ id: 'app_other', name: 'Other', poolMode: 'shared' })
  await database.change(sql`DELETE FROM outbox`)
  await happened(at(2, 9, 14), 'user.signed_in', 3)
  await happened(at(2, 9, 20), 'user.sign_in_failed', 2)
  await happened(at(3, 23, 59), 'role.created')
  await happened(at(4, 10, 30), 'user.signed_in')
  await happened(at(2, 9, 30), 'user.signed_in', 7, other.number)
})

const week = [at(1), at(8)] as const
const counted = [
  ['03-02T09:00', 3, 2],
  ['03-03T21:00', 1, 0],
  ['03-04T09:00', 1, 0],
]

test('a week is counted in buckets of three hours, those of another application are not in it', async () => {
  const answer = await chart({}, ...week)
  expect(answer).toMatchObject({ bucketMinutes: 180, since: at(1), until: at(8) })
  expect(answer.buckets).toHaveLength(56)
  expect(filled(answer)).toEqual(counted)
})

test('hours that were counted ahead give the same, and what came since is counted beside them', async () => {
  const clock = { now: () => at(4, 10, 40) }
  await keepHours({ auditHistogram: store, clock })
  const [kept] = await database.rows<{ hours: number; until: Date }>(sql`SELECT count(*) AS hours,
    (SELECT until FROM audit_counted WHERE application_id = ${applicationId}) AS until
    FROM audit_hours WHERE application_id = ${applicationId}`)
  expect(kept).toEqual({ hours: 3, until: at(4, 10) })
  expect(filled(await chart({}, ...week))).toEqual(counted)
  expect(filled(await chart({ types: ['user.sign_in_failed'] }, ...week))).toEqual([['03-02T09:00', 0, 2]])
  await keepHours({ auditHistogram: store, clock: { now: () => at(4, 13) } })
  expect(filled(await chart({}, ...week))).toEqual(counted)
})

test('two servers that count the same hours count them once', async () => {
  await happened(at(5, 8), 'user.signed_in', 4)
  const step = () => store.keepHours(at(5, 12))
  await Promise.all([step(), step(), step()])
  while (await step());
  expect(filled(await chart({}, at(5), at(8)))).toEqual([['03-05T06:00', 4, 0]])
})

test('any other condition counts events, minutes are counted within hours, and nothing is asked for backwards', async () => {
  expect(filled(await chart({ ip: '192.0.2.7' }, at(2), at(3)))).toEqual([['03-02T09:00', 3, 2]])
  expect(filled(await chart({ ip: '198.51.100.1' }, at(2), at(3)))).toEqual([])
  const minutes = await chart({}, at(2, 9), at(2, 10))
  expect(minutes.bucketMinutes).toBe(1)
  expect(filled(minutes)).toEqual([
    ['03-02T09:14', 3, 0],
    ['03-02T09:20', 0, 2],
  ])
  await expect(chart({}, at(3), at(2))).rejects.toMatchObject({ code: 'invalid_input' })
  await expect(chart({}, new Date(0), at(2))).rejects.toMatchObject({ code: 'invalid_input' })
})

test('a reading is noted once in its time', async () => {
  const readings = postgresAuditReadings(database, applicationId)
  expect(await readings.note('opr_1', at(1, 10), at(1, 9, 50))).toBe(true)
  expect(await readings.note('opr_1', at(1, 10, 5), at(1, 9, 55))).toBe(false)
  expect(await readings.note('opr_2', at(1, 10, 5), at(1, 9, 55))).toBe(true)
  expect(await readings.note('opr_1', at(1, 10, 10), at(1, 10))).toBe(true)
})
