import { RollcallError } from '../../kernel/errors.ts'
import type { JsonObject } from '../../kernel/json.ts'
import { mapPage } from '../../kernel/page.ts'
import type { Organization } from '../../organizations/organization.ts'
import type { OrganizationStore } from '../../organizations/organization-store.ts'
import { type Executor, violates } from './database.ts'
import { byCreation, listPage } from './list-page.ts'
import { tokensEnded } from './organization-tokens.ts'
import { prepared, preparedChange, type Sql, sql, trusted } from './sql.ts'

export function postgresOrganizations(executor: Executor, applicationId: number): OrganizationStore {
  const one = async (rows: Promise<OrganizationRow[]>) => {
    const [row] = await rows
    return row === undefined ? null : organizationFromRow(row)
  }
  return {
    find: (id) =>
      one(
        executor.rows(prepared('organization by id')`SELECT ${organizationColumns} FROM organizations
          WHERE application_id = ${applicationId} AND id = ${id}`),
      ),
    findByName: (name) =>
      one(
        executor.rows(prepared('organization by name')`SELECT ${organizationColumns} FROM organizations
          WHERE application_id = ${applicationId} AND name = ${name}`),
      ),
    findForChange: (id) =>
      one(
        executor.rows(sql`SELECT ${organizationColumns} FROM organizations
          WHERE application_id = ${applicationId} AND id = ${id} FOR UPDATE`),
      ),
    list: async (page) => {
      const listing = {
        ...byCreation,
        name: [applicationId, 'organizations'],
        columns: organizationColumns,
        from: sql`organizations`,
        where: sql`application_id = ${applicationId}`,
      }
      return mapPage(await listPage<OrganizationRow>(executor, listing, page), organizationFromRow)
    },
    namesOf: async (ids) => {
      const rows = await executor.rows<{ id: string; name: string; displayName: string | null }>(sql`SELECT id, name,
          display_name AS "displayName" FROM organizations
        WHERE application_id = ${applicationId} AND id = ANY (${[...ids]}::text[])`)
      return new Map(rows.map(({ id, ...called }) => [id, called]))
    },
    hasMembers: async (id) => {
      const rows = await executor.rows(sql`SELECT FROM organization_members
        WHERE application_id = ${applicationId} AND organization_id = ${id} LIMIT 1`)
      return rows.length === 1
    },
    countMembers: async (id) => {
      const [row] = await executor.rows<{ count: number }>(sql`SELECT count(*) AS count FROM organization_members
        WHERE application_id = ${applicationId} AND organization_id = ${id}`)
      return row?.count ?? 0
    },
    findOnlyMember: async (id) => {
      const rows = await executor.rows<{ user_id: string }>(sql`SELECT user_id FROM organization_members
        WHERE application_id = ${applicationId} AND organization_id = ${id} LIMIT 2`)
      return rows.length === 1 ? (rows[0]?.user_id ?? null) : null
    },
    insert: async (organization) => {
      const { id, name, displayName, requiresMfa, mfaGraceUntil, requiresSingleSignOn } = organization
      const { sessionMinutes, recoveryWaitingHours, settings, createdAt } = organization
      await executor
        .change(sql`INSERT INTO organizations 
            (application_id, id, name, display_name, requires_mfa, mfa_grace_until,
              requires_single_sign_on, session_minutes, recovery_waiting_hours, settings, created_at)
          VALUES (${applicationId}, ${id}, ${name}, ${displayName}, ${requiresMfa}, ${mfaGraceUntil},
            ${requiresSingleSignOn}, ${sessionMinutes}, ${recoveryWaitingHours}, ${settings}, ${createdAt})`)
        .catch(refuseTakenName)
    },
    save: async (organization) => {
      const { id, name, displayName, requiresMfa, mfaGraceUntil, requiresSingleSignOn } = organization
      const { sessionMinutes, recoveryWaitingHours, settings } = organization
      await executor
        .change(sql`UPDATE organizations SET name = ${name}, display_name = ${displayName},
            requires_mfa = ${requiresMfa}, mfa_grace_until = ${mfaGraceUntil},
            requires_single_sign_on = ${requiresSingleSignOn}, session_minutes = ${sessionMinutes},
            recovery_waiting_hours = ${recoveryWaitingHours}, settings = ${settings}
          WHERE application_id = ${applicationId} AND id = ${id}`)
        .catch(refuseTakenName)
    },
    suspend: async (id, suspension, at) => {
      await executor.change(sql`WITH ${membersOf(applicationId, id)}, ${tokensEnded(applicationId, id, at)}
        UPDATE organizations SET suspended_at = ${suspension.at}, suspension_reason = ${suspension.reason}
        WHERE application_id = ${applicationId} AND id = ${id}`)
    },
    activate: async (id) => {
      await executor.change(sql`UPDATE organizations SET suspended_at = NULL, suspension_reason = NULL
        WHERE application_id = ${applicationId} AND id = ${id}`)
    },
    noteSignIn: async (id, at) => {
      // Whoever deletes it at this moment is not waited for, and nobody signed in to it then.
      await executor.change(preparedChange('note sign-in of an organization')`
        INSERT INTO organization_logins AS kept (application_id, organization_id, last_at)
        SELECT o.application_id, o.id, ${at}::timestamptz FROM organizations o
        WHERE o.application_id = ${applicationId} AND o.id = ${id} AND NOT EXISTS (SELECT FROM organization_logins l
          WHERE l.application_id = o.application_id AND l.organization_id = o.id
            AND l.last_at > ${at}::timestamptz - interval '1 minute')
        FOR KEY SHARE OF o SKIP LOCKED
        ON CONFLICT (application_id, organization_id) DO UPDATE SET last_at = greatest(kept.last_at, excluded.last_at)`)
    },
    remove: async (id, at) => {
      const rows = await executor.rows<{ id: string }>(sql`WITH ${membersOf(applicationId, id)},
        ${tokensEnded(applicationId, id, at)},
        removed AS (DELETE FROM organizations WHERE application_id = ${applicationId} AND id = ${id}),
        unlisted AS (UPDATE clients SET access_organization_ids = array_remove(access_organization_ids, ${id})
          WHERE application_id = ${applicationId} AND access_organization_ids @> ARRAY[${id}]::text[] RETURNING id)
        SELECT id FROM unlisted ORDER BY id`)
      return rows.map((row) => row.id)
    },
  }
}

function membersOf(applicationId: number, id: string): Sql {
  return sql`changed AS (
    SELECT user_id FROM organization_members WHERE application_id = ${applicationId} AND organization_id = ${id})`
}

/** Of the table under its own name, so that lists may join it. */
export const organizationColumns = trusted(
  `organizations.id, organizations.name, organizations.display_name, organizations.requires_mfa,
  organizations.mfa_grace_until, organizations.requires_single_sign_on, organizations.session_minutes, organizations.recovery_waiting_hours,
  organizations.settings, organizations.suspended_at, organizations.suspension_reason, organizations.created_at`,
)

export interface OrganizationRow {
  readonly id: string
  readonly name: string
  readonly display_name: string | null
  readonly requires_mfa: boolean
  readonly mfa_grace_until: Date | null
  readonly requires_single_sign_on: boolean
  readonly session_minutes: number | null
  readonly recovery_waiting_hours: number | null
  readonly settings: JsonObject
  readonly suspended_at: Date | null
  readonly suspension_reason: string | null
  readonly created_at: Date
}

export function organizationFromRow(row: OrganizationRow): Organization {
  const { id, name, display_name: displayName, requires_mfa: requiresMfa, settings, created_at: createdAt } = row
  const { mfa_grace_until: mfaGraceUntil, requires_single_sign_on: requiresSingleSignOn } = row
  const { session_minutes: sessionMinutes, recovery_waiting_hours: recoveryWaitingHours } = row
  const { suspended_at: at, suspension_reason: reason } = row
  const suspension = at === null || reason === null ? null : { at, reason }
  const rules = { requiresMfa, mfaGraceUntil, requiresSingleSignOn, sessionMinutes, recoveryWaitingHours }
  return { id, name, displayName, ...rules, suspension, settings, createdAt }
}

function refuseTakenName(fault: unknown): never {
  if (violates(fault, 'organizations_application_id_name_key')) {
    throw new RollcallError('organization_exists', 'An organization with this name already exists.', { cause: fault })
  }
  throw fault
}

/** Asked only where a list came out empty. */
export async function organizationExists(executor: Executor, applicationId: number, id: string): Promise<boolean> {
  const rows = await executor.rows(prepared('organization exists')`SELECT FROM organizations
    WHERE application_id = ${applicationId} AND id = ${id}`)
  return rows.length === 1
}

/** The people are locked by then; the organization, or a role, may have gone a moment ago. */
export function organizationGone(cause: unknown): RollcallError {
  return new RollcallError('organization_not_found', 'The organization or role was deleted meanwhile.', { cause })
}
