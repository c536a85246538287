import { RollcallError } from '../../kernel/errors.ts'
import type { JsonObject } from '../../kernel/json.ts'
import { mapPage, type Page } from '../../kernel/page.ts'
import type { DefinedPermission, ResourceServer } from '../../resource-servers/resource-server.ts'
import type { ResourceServerQuery, ResourceServerStore } from '../../resource-servers/resource-server-store.ts'
import { type Executor, violates } from './database.ts'
import { byCreation, listPage } from './list-page.ts'
import { prepared, type Sql, sql, trusted } from './sql.ts'

export function postgresResourceServers(executor: Executor, applicationId: number): ResourceServerStore {
  const one = async (statement: Sql) => {
    const [row] = await executor.rows<ResourceServerRow>(statement)
    return row === undefined ? null : serverFromRow(row)
  }
  const forChange = async (condition: Sql) => {
    const [locked] = await executor.rows<{ id: string }>(sql`SELECT id FROM resource_servers
      WHERE application_id = ${applicationId} AND ${condition} LIMIT 1 FOR UPDATE`)
    if (locked === undefined) return null
    // Read once the lock is held: the permissions of a moment ago may be somebody else's list by now.
    return one(sql`SELECT ${columns} FROM resource_servers
      WHERE application_id = ${applicationId} AND id = ${locked.id}`)
  }
  return {
    find: (named) =>
      one(prepared('resource server by either name')`SELECT ${columns} FROM resource_servers
        WHERE application_id = ${applicationId} AND (id = ${named} OR identifier = ${named})
        ORDER BY id = ${named} DESC LIMIT 1`),
    findForChange: (named) => forChange(sql`(id = ${named} OR identifier = ${named}) ORDER BY id = ${named} DESC`),
    findByIdentifier: (identifier) =>
      one(prepared('resource server by identifier')`SELECT ${columns} FROM resource_servers
        WHERE application_id = ${applicationId} AND identifier = ${identifier}`),
    findSystem: () => forChange(sql`is_system`),
    list: (query) => listServers(executor, applicationId, query),
    insert: async (server) => {
      await executor
        .change(sql`INSERT INTO resource_servers
          (application_id, id, identifier, name, is_system, token_lifetime_seconds, settings, created_at)
          VALUES (${applicationId}, ${server.id}, ${server.identifier}, ${server.name}, ${server.isSystem},
            ${server.tokenLifetimeSeconds}, ${server.settings}, ${server.createdAt})`)
        .catch(refuseTakenIdentifier)
      if (server.permissions.length > 0) await setPermissions(executor, applicationId, server.id, server.permissions)
    },
    save: async (server) => {
      await executor
        .change(sql`UPDATE resource_servers SET identifier = ${server.identifier}, name = ${server.name},
            token_lifetime_seconds = ${server.tokenLifetimeSeconds}, settings = ${server.settings}
          WHERE application_id = ${applicationId} AND id = ${server.id}`)
        .catch(refuseTakenIdentifier)
    },
    setPermissions: (id, permissions) => setPermissions(executor, applicationId, id, permissions),
    remove: async (id) =>
      (await executor.change(sql`DELETE FROM resource_servers
        WHERE application_id = ${applicationId} AND id = ${id}`)) === 1,
  }
}

async function listServers(
  executor: Executor,
  applicationId: number,
  { identifiers, page }: ResourceServerQuery,
): Promise<Page<ResourceServer>> {
  const matching = identifiers === undefined ? sql`true` : sql`identifier = ANY (${[...identifiers]}::text[])`
  const listing = {
    ...byCreation,
    name: [applicationId, 'resource servers', identifiers ?? null],
    columns,
    from: sql`resource_servers`,
    where: sql`application_id = ${applicationId} AND ${matching}`,
  }
  return mapPage(await listPage<ResourceServerRow>(executor, listing, page), serverFromRow)
}

async function setPermissions(
  executor: Executor,
  applicationId: number,
  id: string,
  permissions: readonly DefinedPermission[],
): Promise<void> {
  const names = permissions.map(({ name }) => name)
  const descriptions = permissions.map(({ description }) => description)
  await executor.change(sql`WITH vanished AS (
      DELETE FROM permissions WHERE application_id = ${applicationId} AND resource_server_id = ${id}
        AND name <> ALL (${names}::text[]))
    INSERT INTO permissions AS kept (application_id, resource_server_id, name, description, position)
    SELECT ${applicationId}::integer, ${id}, given.name, given.description, given.position
    FROM unnest(${names}::text[], ${descriptions}::text[]) WITH ORDINALITY AS given (name, description, position)
    ON CONFLICT (application_id, resource_server_id, name)
      DO UPDATE SET description = excluded.description, position = excluded.position
      WHERE (kept.description, kept.position) IS DISTINCT FROM (excluded.description, excluded.position)`)
}

const columns = trusted(`id, identifier, name, is_system, token_lifetime_seconds, settings, created_at,
  (SELECT c.id FROM clients c WHERE c.application_id = resource_servers.application_id
    AND c.resource_server_identifier = resource_servers.identifier ORDER BY c.created_at, c.id LIMIT 1) AS client_id,
  (SELECT coalesce(json_agg(json_build_object('name', p.name, 'description', p.description) ORDER BY p.position), '[]')
    FROM permissions p
    WHERE p.application_id = resource_servers.application_id AND p.resource_server_id = resource_servers.id) AS permissions`)

interface ResourceServerRow {
  readonly id: string
  readonly identifier: string
  readonly name: string | null
  readonly is_system: boolean
  readonly client_id: string | null
  readonly token_lifetime_seconds: number
  readonly settings: JsonObject
  readonly created_at: Date
  readonly permissions: readonly DefinedPermission[]
}

function serverFromRow(row: ResourceServerRow): ResourceServer {
  return {
    id: row.id,
    identifier: row.identifier,
    name: row.name,
    isSystem: row.is_system,
    clientId: row.client_id,
    tokenLifetimeSeconds: row.token_lifetime_seconds,
    permissions: row.permissions,
    settings: row.settings,
    createdAt: row.created_at,
  }
}

function refuseTakenIdentifier(fault: unknown): never {
  if (violates(fault, 'resource_servers_application_id_identifier_key')) {
    const message = 'A resource server with the same identifier already exists.'
    throw new RollcallError('resource_server_exists', message, { cause: fault })
  }
  throw fault
}
