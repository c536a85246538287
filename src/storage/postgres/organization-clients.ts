import { clientNotFound } from '../../clients/find-client.ts'
import type { JsonObject } from '../../kernel/json.ts'
import { mapPage } from '../../kernel/page.ts'
import type { OrganizationClient, OrganizationClientStore } from '../../organizations/organization-client.ts'
import { type Executor, pointsNowhere } from './database.ts'
import { listPage } from './list-page.ts'
import { organizationExists } from './organizations.ts'
import { prepared, sql, trusted } from './sql.ts'

export function postgresOrganizationClients(executor: Executor, applicationId: number): OrganizationClientStore {
  const ofOrganization = (organizationId: string) =>
    sql`o.application_id = ${applicationId} AND o.organization_id = ${organizationId}`
  const findEach = async (organizationId: string, clientIds: readonly string[]) => {
    const rows = await executor.rows<OrganizationClientRow>(sql`SELECT ${columns} FROM ${joined}
      WHERE ${ofOrganization(organizationId)} AND o.client_id = ANY (${[...clientIds]}::text[]) ORDER BY o.client_id`)
    return rows.map(fromRow)
  }
  return {
    find: async (organizationId, clientId) => (await findEach(organizationId, [clientId]))[0] ?? null,
    findEach,
    list: async (organizationId, page) => {
      const listing = {
        name: [applicationId, 'clients of organization', organizationId],
        columns,
        from: joined,
        where: ofOrganization(organizationId),
        key: trusted('o.added_at'),
        keyType: 'timestamptz',
        id: trusted('o.client_id'),
      } as const
      const found = await listPage<OrganizationClientRow>(executor, listing, page)
      if (found.items.length === 0 && !(await organizationExists(executor, applicationId, organizationId))) return null
      return mapPage(found, fromRow)
    },
    put: async (organizationId, choices, at) => {
      const ids = choices.map(({ clientId }) => clientId)
      const flags = choices.map(({ isForMembers }) => isForMembers)
      const rows = executor.rows<{ client_id: string }>(sql`INSERT INTO organization_clients AS o
          (application_id, organization_id, client_id, is_for_members, added_at)
        SELECT ${applicationId}::integer, ${organizationId}, asked.id, asked.is_for_members, ${at}::timestamptz
        FROM unnest(${ids}::text[], ${flags}::boolean[]) AS asked (id, is_for_members) ORDER BY asked.id
        ON CONFLICT (application_id, organization_id, client_id) DO UPDATE SET is_for_members = excluded.is_for_members
          WHERE o.is_for_members <> excluded.is_for_members
        RETURNING client_id`)
      const changed = await rows.catch((fault: unknown) => {
        throw pointsNowhere(fault, 'organization_clients') ? clientNotFound(fault) : fault
      })
      return changed.map((row) => row.client_id)
    },
    remove: async (organizationId, clientIds) => {
      const rows = await executor.rows<{ client_id: string }>(sql`DELETE FROM organization_clients
        WHERE application_id = ${applicationId} AND organization_id = ${organizationId}
          AND client_id = ANY (${[...clientIds]}::text[]) RETURNING client_id`)
      return rows.map((row) => row.client_id)
    },
    choicesOf: async (clientId, organizationIds) => {
      const rows = await executor.rows<ChoiceRow>(prepared('choices of client')`SELECT organization_id, is_for_members
        FROM organization_clients WHERE application_id = ${applicationId} AND client_id = ${clientId}
          AND organization_id = ANY (${[...organizationIds]}::text[])`)
      return new Map(rows.map((row) => [row.organization_id, row.is_for_members]))
    },
  }
}

const joined = trusted(
  'organization_clients o JOIN clients c ON c.application_id = o.application_id AND c.id = o.client_id',
)

const columns = trusted(
  'o.organization_id, o.is_for_members, c.id, c.name, c.app_type, c.is_first_party, c.grant_types, c.settings',
)

interface ChoiceRow {
  readonly organization_id: string
  readonly is_for_members: boolean
}

interface OrganizationClientRow extends ChoiceRow {
  readonly id: string
  readonly name: string
  readonly app_type: string | null
  readonly is_first_party: boolean
  readonly grant_types: readonly string[]
  readonly settings: JsonObject
}

function fromRow(row: OrganizationClientRow): OrganizationClient {
  const { id, name, settings } = row
  return {
    organizationId: row.organization_id,
    client: {
      id,
      name,
      appType: row.app_type,
      isFirstParty: row.is_first_party,
      grantTypes: row.grant_types,
      settings,
    },
    isForMembers: row.is_for_members,
  }
}
