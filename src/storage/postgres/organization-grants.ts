import { mapPage } from '../../kernel/page.ts'
import type { OrganizationGrantStore } from '../../organizations/organization-grants.ts'
import type { Executor } from './database.ts'
import { listPage } from './list-page.ts'
import { type OrganizationRow, organizationColumns, organizationFromRow } from './organizations.ts'
import { sql, trusted } from './sql.ts'

export function postgresOrganizationGrants(executor: Executor, applicationId: number): OrganizationGrantStore {
  return {
    add: async (organizationId, grantId, at) =>
      (await executor.change(sql`INSERT INTO organization_client_grants
          (application_id, organization_id, grant_id, added_at)
        VALUES (${applicationId}, ${organizationId}, ${grantId}, ${at}) ON CONFLICT DO NOTHING`)) === 1,
    remove: async (organizationId, grantId) =>
      (await executor.change(sql`DELETE FROM organization_client_grants WHERE application_id = ${applicationId}
        AND organization_id = ${organizationId} AND grant_id = ${grantId}`)) === 1,
    listOrganizations: async (grantId, page) => {
      const listing = {
        name: [applicationId, 'organizations of grant', grantId],
        columns: organizationColumns,
        from: trusted(`organization_client_grants g JOIN organizations
          ON organizations.application_id = g.application_id AND organizations.id = g.organization_id`),
        where: sql`g.application_id = ${applicationId} AND g.grant_id = ${grantId}`,
        key: trusted('g.added_at'),
        keyType: 'timestamptz',
        id: trusted('g.organization_id'),
      } as const
      return mapPage(await listPage<OrganizationRow>(executor, listing, page), organizationFromRow)
    },
  }
}
