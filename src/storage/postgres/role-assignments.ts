import { mapPage, type Page, type PageRequest } from '../../kernel/page.ts'
import type { Term } from '../../kernel/term.ts'
import { roleNotFound } from '../../roles/find-role.ts'
import type { PermissionReference } from '../../roles/role.ts'
import type {
  AssignedRole,
  Giver,
  MfaDemandOfRole,
  RoleAssignment,
  RoleAssignmentStore,
  RoleHolder,
} from '../../roles/role-assignment.ts'
import { type Executor, pointsNowhere } from './database.ts'
import { countCapped, listPage } from './list-page.ts'
import { roleExists } from './role-permissions.ts'
import { type RoleRow, roleColumns, roleFromRow } from './roles.ts'
import { prepared, type Sql, sql, trusted } from './sql.ts'
import { holdsNow, membershipHolds } from './standing.ts'

export function postgresRoleAssignments(executor: Executor, applicationId: number): RoleAssignmentStore {
  return {
    listRoles: (userId, page, at, giving) =>
      listRoles(executor, applicationId, userId, page, {
        name: ['roles of user', giving?.resourceServerIdentifier ?? null, giving?.name ?? null],
        where: giving === undefined ? holdsNow('a', at) : sql`${holdsNow('a', at)} AND ${gives(applicationId, giving)}`,
      }),
    listAssigned: (userId, page) =>
      listRoles(executor, applicationId, userId, page, { name: ['roles given to user'], where: sql`true` }),
    listHolders: (roleId, page, at) => listHolders(executor, applicationId, roleId, page, at),
    mfaDemandOn: (userId, organizationId, at) => mfaDemandOn(executor, applicationId, userId, organizationId, at),
    lockUsers: async (userIds) => {
      // In order of id, so that two calls about the same people wait for each other instead of deadlocking.
      const rows = await executor.rows<{ id: string }>(sql`SELECT id FROM users
        WHERE application_id = ${applicationId} AND id = ANY (${[...userIds]}::text[]) ORDER BY id FOR NO KEY UPDATE`)
      const present = new Set(rows.map(({ id }) => id))
      return userIds.filter((id) => !present.has(id))
    },
    assign: async (userIds, roleIds, at, term, by) => {
      const giver = keptGiver(by)
      const rows = executor.rows<AssignmentRow>(sql`WITH changed AS (
          INSERT INTO role_assignments AS a (application_id, user_id, role_id, assigned_at, starts_at, ends_at, giver_kind,
            giver_id, giver_name)
          SELECT DISTINCT ${applicationId}::integer, u.id, r.id, ${at}::timestamptz, ${term?.startsAt ?? null}::timestamptz,
            ${term?.endsAt ?? null}::timestamptz, ${giver.kind}::text, ${giver.id}::text, ${giver.name}::text
          FROM unnest(${[...userIds]}::text[]) AS u (id) CROSS JOIN unnest(${[...roleIds]}::text[]) AS r (id)
          ON CONFLICT (application_id, user_id, role_id)
            DO UPDATE SET starts_at = excluded.starts_at, ends_at = excluded.ends_at
            WHERE ${isToChange(at, term)}
          RETURNING user_id, role_id),
        ${raised(applicationId)}
        SELECT user_id, role_id FROM changed`)
      return (await rows.catch(refuseMissingRole)).map(assignmentFromRow)
    },
    unassign: async (userId, roleIds) => {
      const rows = await executor.rows<AssignmentRow>(sql`WITH changed AS (
          DELETE FROM role_assignments
          WHERE application_id = ${applicationId} AND user_id = ${userId} AND role_id = ANY (${[...roleIds]}::text[])
          RETURNING user_id, role_id),
        ${raised(applicationId)}
        SELECT user_id, role_id FROM changed`)
      return rows.map(assignmentFromRow)
    },
  }
}

/** What is kept of who gave a role: nothing of a person goes where their account does not, nor an operator's name. */
export function keptGiver(by: Giver | undefined) {
  if (by === undefined) return { kind: null, id: null, name: null }
  if (by.kind === 'user') return { kind: by.kind, id: null, name: null }
  return { kind: by.kind, id: by.id, name: by.kind === 'operator' ? null : by.name }
}

/** Part of a WITH after `changed (user_id, …)`: what was issued to these people is checked anew (security.md 5.4). */
export function raised(applicationId: number) {
  return sql`raised AS (
    UPDATE users SET security_version = security_version + 1
    WHERE application_id = ${applicationId} AND id IN (SELECT user_id FROM changed))`
}

async function listRoles(
  executor: Executor,
  applicationId: number,
  userId: string,
  page: PageRequest,
  { name, where }: { readonly name: readonly (string | null)[]; readonly where: Sql },
): Promise<Page<AssignedRole> | null> {
  const roles = await listPage<AssignedRow>(
    executor,
    {
      name: [applicationId, userId, ...name],
      columns: sql`${roleColumns}, a.assigned_at, a.starts_at, a.ends_at`,
      from: trusted(
        'role_assignments a JOIN roles ON roles.application_id = a.application_id AND roles.id = a.role_id',
      ),
      where: sql`a.application_id = ${applicationId} AND a.user_id = ${userId} AND ${where}`,
      key: trusted('a.assigned_at'),
      keyType: 'timestamptz',
      id: trusted('a.role_id'),
    },
    page,
  )
  if (roles.items.length === 0 && !(await userExists(executor, applicationId, userId))) return null
  return mapPage(roles, (row) => ({
    ...roleFromRow(row),
    assignedAt: row.assigned_at,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
  }))
}

interface AssignedRow extends RoleRow {
  readonly assigned_at: Date
  readonly starts_at: Date | null
  readonly ends_at: Date | null
}

async function mfaDemandOn(
  executor: Executor,
  applicationId: number,
  userId: string,
  organizationId: string | null,
  at: Date,
): Promise<MfaDemandOfRole | null> {
  const [row] = await executor.rows<DemandRow>(prepared('second factor that roles ask for')`
    SELECT r.id, r.name, r.mfa_grace_until FROM (
      SELECT a.role_id FROM role_assignments a
      WHERE a.application_id = ${applicationId} AND a.user_id = ${userId} AND ${holdsNow('a', at)}
      UNION ALL
      SELECT a.role_id FROM member_roles a
      JOIN organization_members m ON m.application_id = a.application_id AND m.organization_id = a.organization_id
        AND m.user_id = a.user_id AND ${membershipHolds('m', at)}
      WHERE a.application_id = ${applicationId} AND a.organization_id = ${organizationId} AND a.user_id = ${userId}
        AND ${holdsNow('a', at)}) held
    JOIN roles r ON r.application_id = ${applicationId} AND r.id = held.role_id AND r.requires_mfa
    ORDER BY r.mfa_grace_until, r.name LIMIT 1`)
  return row === undefined ? null : { id: row.id, name: row.name, graceUntil: row.mfa_grace_until }
}

interface DemandRow {
  readonly id: string
  readonly name: string
  readonly mfa_grace_until: Date
}

function gives(applicationId: number, { resourceServerIdentifier, name }: PermissionReference): Sql {
  return sql`EXISTS (SELECT FROM role_permissions rp JOIN resource_servers s
      ON s.application_id = rp.application_id AND s.id = rp.resource_server_id
    WHERE rp.application_id = ${applicationId} AND rp.role_id = a.role_id
      AND s.identifier = ${resourceServerIdentifier} AND rp.permission_name = ${name})`
}

/** Of an assignment `a` that is there: a term was named and is another, or none was and the role is not held. */
function isToChange(at: Date, term?: Term): Sql {
  return term === undefined
    ? sql`NOT ${holdsNow('a', at)}`
    : sql`(a.starts_at, a.ends_at) IS DISTINCT FROM (excluded.starts_at, excluded.ends_at)`
}

/** Along `role_assignments_by_role`: a role may be held by everybody there is. */
async function listHolders(
  executor: Executor,
  applicationId: number,
  roleId: string,
  page: PageRequest,
  at: Date,
): Promise<Page<RoleHolder> | null> {
  const where = sql`a.application_id = ${applicationId} AND a.role_id = ${roleId} AND ${holdsNow('a', at)}`
  const holders = await listPage<HolderRow>(
    executor,
    {
      name: [applicationId, 'holders of role', roleId],
      columns: trusted('u.id, u.email, u.name, u.picture'),
      from: trusted('role_assignments a JOIN users u ON u.application_id = a.application_id AND u.id = a.user_id'),
      where,
      key: trusted('a.assigned_at'),
      keyType: 'timestamptz',
      id: trusted('a.user_id'),
      count: () => countCapped(executor, trusted('role_assignments a'), where),
    },
    page,
  )
  if (holders.items.length === 0 && !(await roleExists(executor, applicationId, roleId))) return null
  return mapPage(holders, holderFromRow)
}

interface HolderRow {
  readonly id: string
  readonly email: string | null
  readonly name: string | null
  readonly picture: string | null
}

function holderFromRow({ id: userId, email, name, picture }: HolderRow): RoleHolder {
  return { userId, email, name, picture }
}

interface AssignmentRow {
  readonly user_id: string
  readonly role_id: string
}

function assignmentFromRow({ user_id: userId, role_id: roleId }: AssignmentRow): RoleAssignment {
  return { userId, roleId }
}

/** The people are locked by now; a role may have gone a moment ago. */
function refuseMissingRole(fault: unknown): never {
  throw pointsNowhere(fault, 'role_assignments') ? roleNotFound(fault) : fault
}

/** Asked only where a list came out empty. */
export async function userExists(executor: Executor, applicationId: number, userId: string): Promise<boolean> {
  const rows = await executor.rows(prepared('user exists')`SELECT FROM users
    WHERE application_id = ${applicationId} AND id = ${userId}`)
  return rows.length === 1
}
