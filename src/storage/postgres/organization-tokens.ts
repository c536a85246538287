import { type Sql, sql, trusted } from './sql.ts'
import { isOpen, membershipHolds } from './standing.ts'

/** Part of a WITH after `changed (user_id, …)`: tokens for the organization end; other sign-ins of the people stay. */
export function tokensEnded(applicationId: number, organizationId: string, at: Date): Sql {
  return sql`ended AS (
    UPDATE token_families SET revoked_at = ${at}
    WHERE application_id = ${applicationId} AND user_id IN (SELECT user_id FROM changed)
      AND organization_id = ${organizationId} AND revoked_at IS NULL)`
}

/**
 * Of a token family: a membership that ran out by itself revokes nothing, so it is asked for with every use; and so is
 * whether the organization is suspended, for a family may be made in the moment in which it is.
 */
export function isStillMember(alias: string, at: Date): Sql {
  const f = trusted(alias)
  return sql`(${f}.organization_id IS NULL OR (${isOpen(alias)} AND EXISTS (SELECT FROM organization_members m
    WHERE m.application_id = ${f}.application_id AND m.organization_id = ${f}.organization_id AND m.user_id = ${f}.user_id
      AND ${membershipHolds('m', at)})))`
}
