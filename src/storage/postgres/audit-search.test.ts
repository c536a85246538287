import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../../test/support/test-database.ts'
import { twoApplications } from '../../../test/support/two-applications.ts'
import type { AuditFilter } from '../../audit/audit-search.ts'
import { personEventTypes } from '../../audit/person-event-types.ts'
import { type Actor, systemActor } from '../../kernel/actor.ts'
import { recoveryTypes } from '../../recovery/recovery-chain.ts'
import { auditSearchStoreContract } from '../conformance/audit-search.ts'
import { postgresApplications } from './applications.ts'
import { postgresAudit } from './audit.ts'
import { postgresAuditSearch } from './audit-search.ts'
import { sql } from './sql.ts'

describe('the contract', () => auditSearchStoreContract(twoApplications))

const { database, applicationId } = await testDatabase()
const store = postgresAuditSearch(database, applicationId)
const alice: Actor = {
  ...systemActor,
  kind: 'user',
  id: 'auth0|alice',
  name: 'Alice',
  ip: '192.0.2.7',
  requestId: 'r-1',
}
const page = { kind: 'cursor', after: null, limit: 50, withTotal: false } as const
const found = async (filter: AuditFilter) => (await store.search(filter, page)).items.map(({ type }) => type)

beforeAll(async () => {
  const other = await postgresApplications(database).insert({ id: 'app_other', name: 'Other', poolMode: 'shared' })
  await postgresAudit(database, other.number).record(alice, 'user.updated', { kind: 'user', id: 'auth0|alice' })
  const audit = postgresAudit(database, applicationId)
  await audit.record(alice, 'user.signed_in', { kind: 'user', id: 'auth0|alice' })
  await audit.record(alice, 'organization.member_added', { kind: 'organization', id: 'org_1' })
  await audit.record(systemActor, 'user.suspended', { kind: 'user', id: 'auth0|alice' }, { organization: 'org_1' })
  // So many that a plan without an index would show.
  for (const from of [1, 3_001, 6_001]) {
    await database.change(sql`INSERT INTO audit_events (application_id, at, type, actor_kind, actor_id, actor_name,
        subject_kind, subject_id, ip, request_id, details)
      SELECT ${applicationId}, '2020-01-01'::timestamptz + n * interval '1 minute', 'user.updated', 'client',
        'cli_' || n % 100, 'Client', 'user', 'auth0|' || n % 1000, '198.51.100.' || n % 250, 'many-' || n, '{}'
      FROM generate_series(${from}::integer, ${from}::integer + 2999) n`)
  }
  await database.change(sql`ANALYZE audit_events`)
})

test('TEN-01 every condition finds its events, newest first, and none of another application', async () => {
  expect(await found({ subjectId: 'auth0|alice' })).toEqual(['user.suspended', 'user.signed_in'])
  expect(await found({ actorId: 'auth0|alice' })).toEqual(['organization.member_added', 'user.signed_in'])
  expect(await found({ aboutId: 'auth0|alice' })).toHaveLength(3)
  expect(await found({ organizationId: 'org_1' })).toEqual(['user.suspended', 'organization.member_added'])
  expect(await found({ organizationId: 'org_1', subjectKind: 'user' })).toEqual(['user.suspended'])
  expect(await found({ ip: '192.0.2.7', requestId: 'r-1', types: ['user.signed_in'] })).toEqual(['user.signed_in'])
  expect(await found({ types: [] })).toEqual([])
})

test('a time narrows from its beginning to before its end, and pages follow each other through it', async () => {
  const [since, until] = [new Date('2020-01-02T00:00:00Z'), new Date('2020-01-02T00:10:00Z')]
  const minutes: number[] = []
  let after: string | null = null
  do {
    const answer: Awaited<ReturnType<typeof store.search>> = await store.search(
      { since, until, types: ['user.updated'] },
      { ...page, after, limit: 3 },
    )
    minutes.push(...answer.items.map(({ at }) => at.getUTCMinutes()))
    after = answer.next
  } while (after !== null)
  expect(minutes).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1, 0])
})

test('one filter after another is answered along an index', async () => {
  const conditions = [
    sql`e.subject_id = 'auth0|7'`,
    sql`e.actor_id = 'cli_7'`,
    sql`(e.subject_id = 'auth0|7' OR e.actor_id = 'auth0|7')`,
    sql`e.type = 'user.suspended'`,
    sql`e.organization_id = 'org_1'`,
    sql`e.ip = '198.51.100.7'`,
    sql`e.request_id = 'many-7'`,
    sql`e.at >= '2026-01-01'`,
  ]
  for (const condition of conditions) {
    const rows = await database.rows<{ 'QUERY PLAN': string }>(
      sql`EXPLAIN SELECT FROM audit_events e WHERE e.application_id = ${applicationId} AND ${condition}`,
    )
    expect(rows.map((row) => row['QUERY PLAN']).join('\n')).not.toContain('Seq Scan')
  }
})

test('the recoveries of somebody are found along the index that holds nothing else', async () => {
  const rows = await database.rows<{ 'QUERY PLAN': string }>(sql`EXPLAIN SELECT FROM audit_events e
    WHERE e.application_id = ${applicationId} AND e.subject_id = 'auth0|7' AND e.type = ANY (${[...recoveryTypes]}::text[])
    ORDER BY e.at DESC, e.id DESC LIMIT 200`)
  expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toContain('audit_events_of_recoveries')
})

test('what somebody sees of their own account is found along the index that holds nothing else', async () => {
  const rows = await database.rows<{ 'QUERY PLAN': string }>(sql`EXPLAIN SELECT FROM audit_events e
    WHERE e.application_id = ${applicationId} AND e.subject_id = 'auth0|7' AND e.type = ANY (${[...personEventTypes]}::text[])
    ORDER BY e.id DESC LIMIT 26`)
  expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toContain('audit_events_shown_to_people')
})
