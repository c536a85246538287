import { type Sql, sql } from './sql.ts'

/** Part of a WITH after `changed (user_id, …)`: tokens for the organization end; other sign-ins of the people stay. */
export function tokensEnded(applicationId: number, organizationId: string, at: Date): Sql {
  return sql`ended AS (
    UPDATE token_families SET revoked_at = ${at}
    WHERE application_id = ${applicationId} AND user_id IN (SELECT user_id FROM changed)
      AND organization_id = ${organizationId} AND revoked_at IS NULL)`
}
