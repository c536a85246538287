import type { Client, SignInMethod } from '../../clients/client.ts'
import type { ClientQuery, ClientStore } from '../../clients/client-store.ts'
import { RollcallError } from '../../kernel/errors.ts'
import type { JsonObject } from '../../kernel/json.ts'
import { oldestFirst } from '../../kernel/list-order.ts'
import { mapPage, type Page } from '../../kernel/page.ts'
import { postgresClientSecrets, type SecretRow, secretFromRow, secretsOfClient } from './client-secrets.ts'
import { type Executor, pointsNowhere } from './database.ts'
import { byCreation, byName, inOrder, listPage } from './list-page.ts'
import { prepared, type Sql, sql, trusted } from './sql.ts'

export function postgresClients(executor: Executor, applicationId: number): ClientStore {
  const one = async (statement: Sql) => {
    const [row] = await executor.rows<ClientRow>(statement)
    return row === undefined ? null : clientFromRow(row)
  }
  const secrets = postgresClientSecrets(executor, applicationId)
  return {
    ...secrets,
    find: (id) =>
      one(prepared('client by id')`SELECT ${columns} FROM clients
        WHERE application_id = ${applicationId} AND id = ${id}`),
    findForChange: async (id) => {
      await executor.rows(sql`SELECT FROM clients WHERE application_id = ${applicationId} AND id = ${id} FOR UPDATE`)
      // Read once the lock is held: the secrets of a moment ago may be others by now.
      return one(sql`SELECT ${columns} FROM clients WHERE application_id = ${applicationId} AND id = ${id}`)
    },
    list: (query) => listClients(executor, applicationId, query),
    insert: async (client) => {
      await executor
        .change(sql`INSERT INTO clients (application_id, id, name, app_type, is_first_party, is_system,
          grant_types, token_endpoint_auth_method, resource_server_identifier, access_role_ids, access_organization_ids, sign_in_methods,
          requires_mfa, session_minutes, access_token_minutes, settings, created_at)
        VALUES (${applicationId}, ${client.id}, ${client.name}, ${client.appType}, ${client.isFirstParty},
          ${client.isSystem}, ${[...client.grantTypes]}, ${client.tokenEndpointAuthMethod}, ${client.resourceServerIdentifier},
          ${listed(client.accessRoleIds)}, ${listed(client.accessOrganizationIds)}, ${listed(client.signInMethods)}, ${client.requiresMfa}, ${client.sessionMinutes},
          ${client.accessTokenMinutes}, ${client.settings}, ${client.createdAt})`)
        .catch(refuseMissingServer)
      await secrets.setSecrets(client.id, client.secrets)
    },
    save: async (client) => {
      await executor.change(sql`UPDATE clients SET name = ${client.name}, app_type = ${client.appType},
          is_first_party = ${client.isFirstParty}, grant_types = ${[...client.grantTypes]},
          token_endpoint_auth_method = ${client.tokenEndpointAuthMethod},
          access_role_ids = ${listed(client.accessRoleIds)},
          access_organization_ids = ${listed(client.accessOrganizationIds)}, sign_in_methods = ${listed(client.signInMethods)},
          requires_mfa = ${client.requiresMfa}, session_minutes = ${client.sessionMinutes},
          access_token_minutes = ${client.accessTokenMinutes}, settings = ${client.settings}
        WHERE application_id = ${applicationId} AND id = ${client.id}`)
    },
    remove: async (id) =>
      (await executor.change(sql`DELETE FROM clients WHERE application_id = ${applicationId} AND id = ${id}`)) === 1,
  }
}

async function listClients(
  executor: Executor,
  applicationId: number,
  { isFirstParty, appTypes, takesNothingBut, grantedIn, order = oldestFirst, page }: ClientQuery,
): Promise<Page<Client>> {
  const party = isFirstParty === undefined ? sql`true` : sql`is_first_party = ${isFirstParty}`
  const types = appTypes === undefined ? sql`true` : sql`app_type = ANY (${[...appTypes]}::text[])`
  const ways = takesNothingBut === undefined ? sql`true` : sql`sign_in_methods <@ ${[...takesNothingBut]}::text[]`
  const listing = {
    ...inOrder(order, { created: byCreation, name: byName }),
    name: [
      applicationId,
      'clients',
      isFirstParty ?? null,
      appTypes ?? null,
      takesNothingBut ?? null,
      grantedIn ?? null,
      order,
    ],
    columns,
    from: sql`clients`,
    where: sql`application_id = ${applicationId} AND ${party} AND ${types} AND ${ways}
      AND ${granted(applicationId, grantedIn)}`,
  }
  return mapPage(await listPage<ClientRow>(executor, listing, page), clientFromRow)
}

function granted(applicationId: number, where: ClientQuery['grantedIn']): Sql {
  if (where === undefined) return sql`true`
  const condition =
    where === 'any organization'
      ? sql`g.settings @> '{"allow_any_organization": true}'`
      : sql`EXISTS (SELECT FROM organization_client_grants o WHERE o.application_id = ${applicationId}
          AND o.organization_id = ${where.organizationId} AND o.grant_id = g.id)`
  return sql`EXISTS (SELECT FROM client_grants g
    WHERE g.application_id = ${applicationId} AND g.client_id = clients.id AND ${condition})`
}

const columns = trusted(`id, name, app_type, is_first_party, is_system, grant_types, token_endpoint_auth_method,
  resource_server_identifier, access_role_ids, access_organization_ids, sign_in_methods, requires_mfa, session_minutes,
  access_token_minutes,
  settings, created_at, ${secretsOfClient}`)

interface ClientRow {
  readonly id: string
  readonly name: string
  readonly app_type: string | null
  readonly is_first_party: boolean
  readonly is_system: boolean
  readonly grant_types: readonly string[]
  readonly token_endpoint_auth_method: string | null
  readonly resource_server_identifier: string | null
  readonly access_role_ids: readonly string[] | null
  readonly access_organization_ids: readonly string[] | null
  readonly sign_in_methods: readonly SignInMethod[] | null
  readonly requires_mfa: boolean
  readonly session_minutes: number | null
  readonly access_token_minutes: number | null
  readonly secrets: readonly SecretRow[] | null
  readonly settings: JsonObject
  readonly created_at: Date
}

function clientFromRow(row: ClientRow): Client {
  return {
    id: row.id,
    name: row.name,
    appType: row.app_type,
    isFirstParty: row.is_first_party,
    isSystem: row.is_system,
    grantTypes: row.grant_types,
    tokenEndpointAuthMethod: row.token_endpoint_auth_method,
    resourceServerIdentifier: row.resource_server_identifier,
    secrets: (row.secrets ?? []).map(secretFromRow),
    accessRoleIds: row.access_role_ids,
    accessOrganizationIds: row.access_organization_ids,
    signInMethods: row.sign_in_methods,
    requiresMfa: row.requires_mfa,
    sessionMinutes: row.session_minutes,
    accessTokenMinutes: row.access_token_minutes,
    settings: row.settings,
    createdAt: row.created_at,
  }
}

function listed(ids: readonly string[] | null): string[] | null {
  return ids === null ? null : [...ids]
}

function refuseMissingServer(fault: unknown): never {
  if (pointsNowhere(fault, 'clients')) {
    throw new RollcallError('resource_server_not_found', 'The resource server does not exist', { cause: fault })
  }
  throw fault
}
