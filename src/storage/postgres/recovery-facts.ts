import {
  earlierAtMost,
  earlierDays,
  type RecoveryFactStore,
  type SimilarPerson,
} from '../../recovery/recovery-fact-store.ts'
import type { Executor } from './database.ts'
import { sql, trusted } from './sql.ts'

export function postgresRecoveryFacts(executor: Executor, applicationId: number): RecoveryFactStore {
  return {
    factsOf: async (requestIds) => {
      const rows = await executor.rows<FactsRow>(sql`SELECT r.id, u.name, seen.at AS last_at, seen.ip AS last_ip,
          seen.is_known, earlier.count::integer AS earlier, moved.at AS moved_at
        FROM recovery_requests r
        LEFT JOIN users u ON u.application_id = r.application_id AND u.id = r.user_id
        LEFT JOIN LATERAL (SELECT (array_agg(at ORDER BY id DESC))[1] AS at, (array_agg(ip ORDER BY id DESC))[1] AS ip,
            bool_or(user_agent = r.user_agent) AS is_known
          FROM (SELECT e.id, e.at, e.ip, e.user_agent, e.type FROM audit_events e
            WHERE e.application_id = r.application_id AND e.actor_id = u.id ORDER BY e.id DESC LIMIT ${eventsLookedAt}) newest
          WHERE newest.type = 'user.signed_in' AND newest.at < r.created_at) seen ON true
        LEFT JOIN LATERAL (SELECT count(*) FROM (SELECT FROM recovery_requests before
          WHERE before.application_id = r.application_id AND before.email = r.email AND before.id <> r.id
            AND before.organization_id IS NOT DISTINCT FROM r.organization_id
            AND before.created_at <= r.created_at AND before.created_at > r.created_at - ${`${earlierDays} days`}::interval
          LIMIT ${earlierAtMost}) few) earlier ON true
        LEFT JOIN LATERAL (SELECT e.at FROM audit_events e WHERE e.application_id = r.application_id
          AND e.subject_id = u.id AND ${changesOfEmail} AND e.at < r.created_at ORDER BY e.at DESC LIMIT 1) moved ON true
        WHERE r.application_id = ${applicationId} AND r.id = ANY (${[...requestIds]}::text[])`)
      return new Map(rows.map((row) => [row.id, factsFromRow(row)]))
    },
    longestWait: async (userId, usualHours) => {
      const [row] =
        await executor.rows<WaitRow>(sql`SELECT coalesce(g.recovery_waiting_hours, ${usualHours}::integer) AS hours,
          g.recovery_waiting_hours IS NOT NULL AS is_own, g.id, coalesce(g.display_name, g.name) AS name
        FROM organization_members m JOIN organizations g
          ON g.application_id = m.application_id AND g.id = m.organization_id
        WHERE m.application_id = ${applicationId} AND m.user_id = ${userId}
        ORDER BY hours DESC, is_own, g.id LIMIT 1`)
      if (row === undefined) return null
      return { hours: row.hours, organization: row.is_own ? { id: row.id, name: row.name } : null }
    },
    findPeople: (emails, organizationId) =>
      executor.rows<SimilarPerson>(sql`SELECT u.id AS "userId", u.email, u.name FROM users u
        WHERE u.application_id = ${applicationId} AND u.email = ANY (${[...emails]}::text[])
          AND u.pool_organization_id IS NOT DISTINCT FROM ${organizationId}
        ORDER BY u.id LIMIT ${peopleAtMost}`),
  }
}

/** So many of somebody's newest acts are looked through for their sign-ins. */
const eventsLookedAt = 200
const peopleAtMost = 200

/** In the words of the index that holds nothing else (migration 0042). */
const changesOfEmail = trusted(`(e.type IN ('user.email_changed', 'user.email_change_undone')
  OR (e.type = 'user.updated' AND e.details -> 'fields' ? 'email'))`)

interface WaitRow {
  readonly hours: number
  readonly is_own: boolean
  readonly id: string
  readonly name: string
}

interface FactsRow {
  readonly id: string
  readonly name: string | null
  readonly last_at: Date | null
  readonly last_ip: string | null
  readonly is_known: boolean | null
  readonly earlier: number
  readonly moved_at: Date | null
}

function factsFromRow(row: FactsRow) {
  return {
    personName: row.name,
    lastSignInAt: row.last_at,
    lastSignInIp: row.last_ip,
    isKnownDevice: row.is_known,
    earlierRequests: row.earlier,
    emailChangedAt: row.moved_at,
  }
}
