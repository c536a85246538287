import type { Offboarding, OffboardingStore } from '../../offboarding/offboarding.ts'
import type { Executor } from './database.ts'
import { type Sql, sql, trusted } from './sql.ts'

export function postgresOffboardings(executor: Executor, applicationId: number): OffboardingStore {
  const find = async (userId: string, condition: Sql) => {
    const [row] = await executor.rows<OffboardingRow>(sql`SELECT ${columns} FROM offboardings o
      WHERE o.application_id = ${applicationId} AND o.user_id = ${userId} AND ${condition}`)
    return row === undefined ? null : offboardingFromRow(row)
  }
  /** The day on the person's record stands only while it is to come. */
  const settle = async (userId: string, change: Sql, condition: Sql) => {
    const rows = await executor.rows(sql`WITH settled AS (
        UPDATE offboardings o SET ${change}
        WHERE o.application_id = ${applicationId} AND o.user_id = ${userId} AND ${condition} RETURNING o.user_id),
      person AS (
        UPDATE users u SET offboard_at = NULL FROM settled
        WHERE u.application_id = ${applicationId} AND u.id = settled.user_id AND u.offboard_at IS NOT NULL)
      SELECT FROM settled`)
    return rows.length === 1
  }
  return {
    find: (userId) => find(userId, sql`true`),
    schedule: async (userId, { at, leavesOrganizations, deleteAfterDays }, now) => {
      await executor.change(sql`WITH person AS (UPDATE users SET offboard_at = ${at}
          WHERE application_id = ${applicationId} AND id = ${userId})
        INSERT INTO offboardings (application_id, user_id, status, offboard_at, leaves_organizations,
          delete_after_days, due_at, scheduled_at)
        VALUES (${applicationId}, ${userId}, 'scheduled', ${at}, ${leavesOrganizations}, ${deleteAfterDays}, ${at}, ${now})
        ON CONFLICT (application_id, user_id) DO UPDATE SET status = excluded.status,
          offboard_at = excluded.offboard_at, leaves_organizations = excluded.leaves_organizations,
          delete_after_days = excluded.delete_after_days, delete_at = NULL, due_at = excluded.due_at, tries = 0,
          failure = NULL, scheduled_at = excluded.scheduled_at`)
    },
    cancel: async (userId) => {
      const rows = await executor.rows(sql`WITH person AS (UPDATE users SET offboard_at = NULL
          WHERE application_id = ${applicationId} AND id = ${userId} AND offboard_at IS NOT NULL)
        DELETE FROM offboardings WHERE application_id = ${applicationId} AND user_id = ${userId}
          AND status = 'scheduled' RETURNING user_id`)
      return rows.length === 1
    },
    lockDue: async (now) => {
      // The person is locked first, as by whoever else changes what becomes of them; then the plan is read as it stands.
      // Another try never comes before the day itself.
      const isDue = sql`o.due_at <= ${now} AND (o.status <> 'scheduled' OR o.offboard_at <= ${now})`
      const [person] = await executor.rows<{ id: string }>(sql`SELECT u.id FROM offboardings o
        JOIN users u ON u.application_id = o.application_id AND u.id = o.user_id
        WHERE o.application_id = ${applicationId} AND ${isDue}
        ORDER BY o.due_at, o.user_id LIMIT 1 FOR UPDATE OF u SKIP LOCKED`)
      return person === undefined ? null : find(person.id, isDue)
    },
    leaveOrganizations: async (userId) => {
      const rows = await executor.rows<{ organization_id: string }>(sql`WITH roles AS (
          DELETE FROM member_roles WHERE application_id = ${applicationId} AND user_id = ${userId})
        DELETE FROM organization_members WHERE application_id = ${applicationId} AND user_id = ${userId}
        RETURNING organization_id`)
      return rows.map(({ organization_id: id }) => id)
    },
    finish: async (userId, deleteAt) => {
      const done = sql`status = 'done', delete_at = ${deleteAt}, due_at = ${deleteAt}, tries = 0`
      await settle(userId, done, sql`true`)
    },
    fail: (plan, failure) =>
      settle(plan.userId, sql`status = 'failed', failure = ${failure}, due_at = NULL`, isStill(plan)),
    postpone: async (plan, now) => {
      await executor.change(sql`UPDATE offboardings o SET tries = tries + 1,
          due_at = ${now}::timestamptz + make_interval(secs => least(3600, 10 * power(2, least(tries, 10))))
        WHERE o.application_id = ${applicationId} AND o.user_id = ${plan.userId} AND due_at IS NOT NULL
          AND ${isStill(plan)}`)
    },
  }
}

/** Nobody has set another in its place since it was taken. */
function isStill({ status, at, scheduledAt, deleteAt }: Offboarding): Sql {
  return sql`o.status = ${status} AND o.offboard_at = ${at} AND o.scheduled_at = ${scheduledAt}
    AND o.delete_at IS NOT DISTINCT FROM ${deleteAt}::timestamptz`
}

const columns = trusted(`o.user_id, o.status, o.offboard_at, o.leaves_organizations, o.delete_after_days, o.delete_at,
  o.failure, o.scheduled_at`)

interface OffboardingRow {
  readonly user_id: string
  readonly status: Offboarding['status']
  readonly offboard_at: Date
  readonly leaves_organizations: boolean
  readonly delete_after_days: number | null
  readonly delete_at: Date | null
  readonly failure: string | null
  readonly scheduled_at: Date
}

function offboardingFromRow(row: OffboardingRow): Offboarding {
  return {
    userId: row.user_id,
    status: row.status,
    at: row.offboard_at,
    leavesOrganizations: row.leaves_organizations,
    deleteAfterDays: row.delete_after_days,
    deleteAt: row.delete_at,
    failure: row.failure,
    scheduledAt: row.scheduled_at,
  }
}
