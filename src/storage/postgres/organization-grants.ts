import type { OrganizationGrantStore } from '../../organizations/organization-grants.ts'
import type { Executor } from './database.ts'
import { sql } from './sql.ts'

export function postgresOrganizationGrants(executor: Executor, applicationId: number): OrganizationGrantStore {
  return {
    add: async (organizationId, grantId, at) =>
      (await executor.change(sql`INSERT INTO organization_client_grants
          (application_id, organization_id, grant_id, added_at)
        VALUES (${applicationId}, ${organizationId}, ${grantId}, ${at}) ON CONFLICT DO NOTHING`)) === 1,
    remove: async (organizationId, grantId) =>
      (await executor.change(sql`DELETE FROM organization_client_grants WHERE application_id = ${applicationId}
        AND organization_id = ${organizationId} AND grant_id = ${grantId}`)) === 1,
  }
}
