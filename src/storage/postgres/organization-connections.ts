import { mapPage } from '../../kernel/page.ts'
import type {
  EnabledConnection,
  OrganizationConnectionStore,
  OrganizationOfConnection,
} from '../../organizations/enabled-connection.ts'
import type { Executor } from './database.ts'
import { listPage } from './list-page.ts'
import { organizationExists } from './organizations.ts'
import { type Sql, sql, trusted } from './sql.ts'

export function postgresOrganizationConnections(
  executor: Executor,
  applicationId: number,
): OrganizationConnectionStore {
  const ofOrganization = (organizationId: string) =>
    sql`o.application_id = ${applicationId} AND o.organization_id = ${organizationId}`
  const one = async (organizationId: string, connectionId: string, lock: Sql) => {
    const [row] = await executor.rows<EnabledRow>(sql`SELECT ${columns} FROM ${joined}
      WHERE ${ofOrganization(organizationId)} AND o.connection_id = ${connectionId} ${lock}`)
    return row === undefined ? null : fromRow(row)
  }
  return {
    find: (organizationId, connectionId) => one(organizationId, connectionId, trusted('')),
    findForChange: (organizationId, connectionId) => one(organizationId, connectionId, trusted('FOR UPDATE OF o')),
    list: async ({ organizationId, isEnabled }, page) => {
      const switched = isEnabled === undefined ? sql`true` : sql`o.is_enabled = ${isEnabled}`
      const listing = {
        name: [applicationId, 'connections of organization', organizationId, isEnabled ?? null],
        columns,
        from: joined,
        where: sql`${ofOrganization(organizationId)} AND ${switched}`,
        key: trusted('o.enabled_at'),
        keyType: 'timestamptz',
        id: trusted('o.connection_id'),
      } as const
      const found = await listPage<EnabledRow>(executor, listing, page)
      if (found.items.length === 0 && !(await organizationExists(executor, applicationId, organizationId))) return null
      return mapPage(found, fromRow)
    },
    listOrganizations: (connectionId, page) =>
      listPage<OrganizationOfConnection>(
        executor,
        {
          name: [applicationId, 'organizations of connection', connectionId],
          columns: trusted('g.id, g.name, g.display_name AS "displayName", o.is_enabled AS "isEnabled"'),
          from: trusted(`organization_connections o JOIN organizations g
            ON g.application_id = o.application_id AND g.id = o.organization_id`),
          where: sql`o.application_id = ${applicationId} AND o.connection_id = ${connectionId}`,
          key: trusted('o.enabled_at'),
          keyType: 'timestamptz',
          id: trusted('o.organization_id'),
        },
        page,
      ),
    insert: async (enabled) =>
      (await executor.change(sql`INSERT INTO organization_connections (application_id, organization_id, connection_id,
          is_enabled, assigns_membership, shows_button, opens_sign_up, enabled_at)
        VALUES (${applicationId}, ${enabled.organizationId}, ${enabled.connectionId}, ${enabled.isEnabled},
          ${enabled.assignsMembership}, ${enabled.showsButton}, ${enabled.opensSignUp}, ${enabled.enabledAt})
        ON CONFLICT DO NOTHING`)) === 1,
    save: async (enabled) => {
      await executor.change(sql`UPDATE organization_connections SET is_enabled = ${enabled.isEnabled},
          assigns_membership = ${enabled.assignsMembership}, shows_button = ${enabled.showsButton},
          opens_sign_up = ${enabled.opensSignUp}
        WHERE application_id = ${applicationId} AND organization_id = ${enabled.organizationId}
          AND connection_id = ${enabled.connectionId}`)
    },
    remove: async (organizationId, connectionId) =>
      (await executor.change(sql`DELETE FROM organization_connections WHERE application_id = ${applicationId}
        AND organization_id = ${organizationId} AND connection_id = ${connectionId}`)) === 1,
  }
}

const joined = trusted(`organization_connections o JOIN connections c
  ON c.application_id = o.application_id AND c.id = o.connection_id AND c.removed_at IS NULL`)

const columns = trusted(
  `o.organization_id, o.connection_id, c.name, c.strategy, o.is_enabled, c.is_enabled AS is_connection_enabled,
  o.assigns_membership, o.shows_button, o.opens_sign_up, o.enabled_at`,
)

interface EnabledRow {
  readonly organization_id: string
  readonly connection_id: string
  readonly name: string
  readonly strategy: string
  readonly is_enabled: boolean
  readonly is_connection_enabled: boolean
  readonly assigns_membership: boolean
  readonly shows_button: boolean
  readonly opens_sign_up: boolean
  readonly enabled_at: Date
}

function fromRow(row: EnabledRow): EnabledConnection {
  return {
    organizationId: row.organization_id,
    connectionId: row.connection_id,
    connectionName: row.name,
    strategy: row.strategy,
    isEnabled: row.is_enabled,
    isConnectionEnabled: row.is_connection_enabled,
    assignsMembership: row.assigns_membership,
    showsButton: row.shows_button,
    opensSignUp: row.opens_sign_up,
    enabledAt: row.enabled_at,
  }
}
