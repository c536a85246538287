import type { AuditEventType } from '../../audit/event-types.ts'
import type { RoleTally } from '../../roles/role-store.ts'
import type { Executor } from './database.ts'
import { sql } from './sql.ts'
import { holdsNow, membershipHolds } from './standing.ts'

const countAtMost = 10_000
const changes = ['role.updated', 'role.permission_added', 'role.permission_removed'] satisfies AuditEventType[]

/**
 * Each way is read along its own index (migration 0053), no further than the count goes: a role may be held by everybody
 * there is. Who holds it by several ways counts once.
 */
export async function tallyRoles(
  executor: Executor,
  applicationId: number,
  ids: readonly string[],
  at: Date,
): Promise<ReadonlyMap<string, RoleTally>> {
  if (ids.length === 0) return new Map()
  const waysAtMost = countAtMost + 1
  const rows = await executor.rows<TallyRow>(sql`SELECT roles.id,
      (SELECT count(*)::integer FROM role_permissions rp
        WHERE rp.application_id = roles.application_id AND rp.role_id = roles.id) AS permissions,
      held.people, held.longest_way, held.everywhere,
      coalesce((SELECT e.at FROM audit_events e WHERE e.application_id = roles.application_id AND e.subject_id = roles.id
        AND e.type = ANY (${changes}::text[]) ORDER BY e.id DESC LIMIT 1), roles.created_at) AS changed_at
    FROM roles CROSS JOIN LATERAL (
      SELECT count(DISTINCT user_id)::integer AS people,
        count(*) FILTER (WHERE is_everywhere)::integer AS everywhere,
        greatest(count(*) FILTER (WHERE is_everywhere), count(*) FILTER (WHERE NOT is_everywhere))::integer AS longest_way
      FROM (
        (SELECT a.user_id, true AS is_everywhere FROM role_assignments a
          WHERE a.application_id = roles.application_id AND a.role_id = roles.id AND ${holdsNow('a', at)}
          LIMIT ${waysAtMost})
        UNION ALL
        (SELECT a.user_id, false AS is_everywhere FROM member_roles a
          JOIN organization_members m ON m.application_id = a.application_id
            AND m.organization_id = a.organization_id AND m.user_id = a.user_id AND ${membershipHolds('m', at)}
          WHERE a.application_id = roles.application_id AND a.role_id = roles.id AND ${holdsNow('a', at)}
          LIMIT ${waysAtMost})
      ) ways) held
    WHERE roles.application_id = ${applicationId} AND roles.id = ANY (${[...ids]}::text[])`)
  return new Map(rows.map((row) => [row.id, tallyFromRow(row)]))
}

interface TallyRow {
  readonly id: string
  readonly permissions: number
  readonly people: number
  readonly longest_way: number
  readonly everywhere: number
  readonly changed_at: Date
}

function tallyFromRow({ permissions, people, longest_way: longestWay, ...row }: TallyRow): RoleTally {
  const isEstimate = longestWay > countAtMost || people > countAtMost
  return {
    permissions,
    members: { count: Math.min(people, countAtMost), isEstimate },
    everywhere: { count: Math.min(row.everywhere, countAtMost), isEstimate: row.everywhere > countAtMost },
    changedAt: row.changed_at,
  }
}
