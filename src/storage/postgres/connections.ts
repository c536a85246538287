import { clientNotFound } from '../../clients/find-client.ts'
import type { Connection } from '../../connections/connection.ts'
import {
  type ClientSwitch,
  type ConnectionPeople,
  type ConnectionQuery,
  type ConnectionStore,
  peopleCountedAtMost,
} from '../../connections/connection-store.ts'
import { RollcallError } from '../../kernel/errors.ts'
import type { JsonObject } from '../../kernel/json.ts'
import { mapPage, type Page, type PageRequest } from '../../kernel/page.ts'
import { listLosingAdministrators, lockSomePeople, removeSomePeople } from './connection-removal.ts'
import { type Executor, pointsNowhere, violates } from './database.ts'
import { byCreation, listPage } from './list-page.ts'
import { lockRelying, lockRelyingOnClient } from './relying-organizations.ts'
import { prepared, type Sql, sql, trusted } from './sql.ts'

export function postgresConnections(executor: Executor, applicationId: number): ConnectionStore {
  const one = async (statement: Sql) => {
    const [row] = await executor.rows<ConnectionRow>(statement)
    return row === undefined ? null : connectionFromRow(row)
  }
  return {
    find: (id) =>
      one(prepared('connection by id')`SELECT ${columns} FROM connections
        WHERE application_id = ${applicationId} AND id = ${id} AND removed_at IS NULL`),
    findForChange: async (id) => {
      await executor.rows(
        sql`SELECT FROM connections WHERE application_id = ${applicationId} AND id = ${id} FOR UPDATE`,
      )
      return one(sql`SELECT ${columns} FROM connections
        WHERE application_id = ${applicationId} AND id = ${id} AND removed_at IS NULL`)
    },
    findByName: (name) =>
      one(prepared('connection by name')`SELECT ${columns} FROM connections
        WHERE application_id = ${applicationId} AND name = ${name} AND removed_at IS NULL`),
    findDefaultDatabase: () =>
      one(prepared('default database')`SELECT ${columns} FROM connections
        WHERE application_id = ${applicationId} AND strategy = 'auth0' AND removed_at IS NULL
          AND organization_id IS NULL
        ORDER BY created_at, id LIMIT 1`),
    findDatabaseOf: (organizationId) =>
      one(prepared('database of organization')`SELECT ${columns} FROM connections
        WHERE application_id = ${applicationId} AND organization_id = ${organizationId} AND strategy = 'auth0'
          AND removed_at IS NULL AND EXISTS (SELECT FROM organization_connections o
            WHERE o.application_id = connections.application_id AND o.organization_id = connections.organization_id
              AND o.connection_id = connections.id AND o.is_enabled)
        ORDER BY created_at, id LIMIT 1`),
    listOwnedBy: async (organizationId) => {
      const rows = await executor.rows<{ id: string }>(sql`SELECT id FROM connections
        WHERE application_id = ${applicationId} AND organization_id = ${organizationId} AND removed_at IS NULL
        ORDER BY created_at, id`)
      return rows.map(({ id }) => id)
    },
    listWithPasswordExpiry: async () => {
      const rows = await executor.rows<ConnectionRow>(sql`SELECT ${columns} FROM connections
        WHERE application_id = ${applicationId} AND removed_at IS NULL
          AND options #> '{password_expiry,days}' IS NOT NULL
        ORDER BY created_at, id`)
      return rows.map(connectionFromRow)
    },
    list: (query) => listConnections(executor, applicationId, query),
    listUsedBy: async (clientId) => {
      const rows = await executor.rows<ConnectionRow>(prepared(
        'connections of client',
      )`SELECT ${columns} FROM connections
        WHERE application_id = ${applicationId} AND removed_at IS NULL AND id IN (
          SELECT connection_id FROM connection_clients
          WHERE application_id = ${applicationId} AND client_id = ${clientId})
        ORDER BY created_at, id LIMIT ${usedAtMost}`)
      return rows.map(connectionFromRow)
    },
    listUsedIn: async (organizationId) => {
      const rows = await executor.rows<ConnectionRow>(sql`SELECT ${columns} FROM connections
        WHERE application_id = ${applicationId} AND removed_at IS NULL AND is_enabled
          AND organization_id IS NOT DISTINCT FROM ${organizationId} AND id IN (
            SELECT connection_id FROM connection_clients WHERE application_id = ${applicationId})
        ORDER BY created_at, id LIMIT ${usedAtMost}`)
      return rows.map(connectionFromRow)
    },
    listClients: (id, page) => listClients(executor, applicationId, id, page),
    countPeople: async (id) => {
      // Along the primary key of identities; links along identities_linked.
      const counted = (which: Sql) => sql`(SELECT count(*)::integer FROM (SELECT FROM identities
        WHERE application_id = ${applicationId} AND connection_id = ${id} AND ${which}
        LIMIT ${peopleCountedAtMost}) counted)`
      const [counts] = await executor.rows<ConnectionPeople>(sql`SELECT ${counted(trusted('is_primary'))} AS accounts,
        ${counted(trusted('NOT is_primary'))} AS links`)
      if (counts === undefined) throw new Error('a count answered nothing')
      return counts
    },
    lockRelying: (id, strategies) => lockRelying(executor, applicationId, id, strategies),
    lockRelyingOnClient: (clientId, strategies) => lockRelyingOnClient(executor, applicationId, clientId, strategies),
    listLosingAdministrators: (id, at) => listLosingAdministrators(executor, applicationId, id, at),
    hasPeople: async (id) => {
      const [row] = await executor.rows<{ found: boolean }>(sql`SELECT EXISTS (SELECT FROM identities
        WHERE application_id = ${applicationId} AND connection_id = ${id} AND is_primary) AS found`)
      return row?.found === true
    },
    insert: async (connection) => {
      await executor
        .change(sql`INSERT INTO connections
          (application_id, id, name, strategy, display_name, organization_id, is_enabled, options, settings, created_at)
          VALUES (${applicationId}, ${connection.id}, ${connection.name}, ${connection.strategy},
            ${connection.displayName}, ${connection.organizationId}, ${connection.isEnabled}, ${connection.options}, ${connection.settings},
            ${connection.createdAt})`)
        .catch(refuseTakenName)
      const switches = connection.enabledClients.map((clientId) => ({ clientId, isEnabled: true }))
      await setClients(executor, applicationId, connection.id, switches)
    },
    save: async (connection) => {
      await executor.change(sql`UPDATE connections SET display_name = ${connection.displayName},
          is_enabled = ${connection.isEnabled}, options = ${connection.options}, settings = ${connection.settings},
          version = version + 1
        WHERE application_id = ${applicationId} AND id = ${connection.id}`)
    },
    setClients: (id, switches) => setClients(executor, applicationId, id, switches),
    close: async (id, at) => {
      await executor.change(sql`UPDATE connections SET removed_at = ${at}
        WHERE application_id = ${applicationId} AND id = ${id} AND removed_at IS NULL`)
    },
    listClosed: async () => {
      const rows = await executor.rows<{ id: string }>(sql`SELECT id FROM connections
        WHERE application_id = ${applicationId} AND removed_at IS NOT NULL ORDER BY id`)
      return rows.map(({ id }) => id)
    },
    lockSome: (id) => lockSomePeople(executor, applicationId, id),
    removeSome: (id, userIds, at) => removeSomePeople(executor, applicationId, id, userIds, at),
  }
}

const usedAtMost = 100

async function listConnections(
  executor: Executor,
  applicationId: number,
  { name, strategies, clientId, page }: ConnectionQuery,
): Promise<Page<Connection>> {
  const named = name === undefined ? sql`true` : sql`name = ${name}`
  const ofKind = strategies === undefined ? sql`true` : sql`strategy = ANY (${[...strategies]}::text[])`
  const used =
    clientId === undefined
      ? sql`true`
      : sql`id IN (SELECT connection_id FROM connection_clients
    WHERE application_id = ${applicationId} AND client_id = ${clientId})`
  const listing = {
    ...byCreation,
    name: [applicationId, 'connections', name ?? null, strategies ?? null, clientId ?? null],
    columns,
    from: sql`connections`,
    where: sql`application_id = ${applicationId} AND removed_at IS NULL AND ${named} AND ${ofKind} AND ${used}`,
  }
  return mapPage(await listPage<ConnectionRow>(executor, listing, page), connectionFromRow)
}

async function listClients(
  executor: Executor,
  applicationId: number,
  id: string,
  page: PageRequest,
): Promise<Page<string> | null> {
  const clients = await listPage<{ client_id: string }>(
    executor,
    {
      name: [applicationId, 'clients of connection', id],
      columns: trusted('n.client_id'),
      from: trusted(`connection_clients n JOIN connections c
        ON c.application_id = n.application_id AND c.id = n.connection_id AND c.removed_at IS NULL`),
      where: sql`n.application_id = ${applicationId} AND n.connection_id = ${id}`,
      key: trusted('n.client_id'),
      keyType: 'text',
      id: trusted('n.connection_id'),
    },
    page,
  )
  if (clients.items.length === 0 && !(await connectionExists(executor, applicationId, id))) return null
  return mapPage(clients, ({ client_id }) => client_id)
}

async function connectionExists(executor: Executor, applicationId: number, id: string): Promise<boolean> {
  const rows = await executor.rows(prepared('connection exists')`SELECT FROM connections
    WHERE application_id = ${applicationId} AND id = ${id} AND removed_at IS NULL`)
  return rows.length === 1
}

async function setClients(
  executor: Executor,
  applicationId: number,
  id: string,
  switches: readonly ClientSwitch[],
): Promise<void> {
  if (switches.length === 0) return
  const named = (isEnabled: boolean) =>
    switches.filter((each) => each.isEnabled === isEnabled).map(({ clientId }) => clientId)
  try {
    await executor.change(sql`WITH switched_off AS (
        DELETE FROM connection_clients WHERE application_id = ${applicationId} AND connection_id = ${id}
          AND client_id = ANY (${named(false)}::text[]))
      INSERT INTO connection_clients (application_id, connection_id, client_id)
      SELECT ${applicationId}::integer, ${id}, given.client_id FROM unnest(${named(true)}::text[]) AS given (client_id)
      ON CONFLICT DO NOTHING`)
  } catch (fault) {
    throw pointsNowhere(fault, 'connection_clients') ? clientNotFound(fault) : fault
  }
}

const columns =
  trusted(`id, name, strategy, display_name, organization_id, is_enabled, options, settings, created_at, version,
  ARRAY(SELECT n.client_id::text FROM connection_clients n WHERE n.application_id = connections.application_id
    AND n.connection_id = connections.id ORDER BY n.client_id) AS enabled_clients`)

interface ConnectionRow {
  readonly id: string
  readonly name: string
  readonly strategy: string
  readonly display_name: string | null
  readonly organization_id: string | null
  readonly is_enabled: boolean
  readonly options: JsonObject
  readonly settings: JsonObject
  readonly created_at: Date
  readonly version: number
  readonly enabled_clients: readonly string[]
}

function connectionFromRow(row: ConnectionRow): Connection {
  return {
    id: row.id,
    name: row.name,
    strategy: row.strategy,
    displayName: row.display_name,
    organizationId: row.organization_id,
    isEnabled: row.is_enabled,
    options: row.options,
    settings: row.settings,
    enabledClients: row.enabled_clients,
    createdAt: row.created_at,
    version: row.version,
  }
}

function refuseTakenName(fault: unknown): never {
  if (violates(fault, 'connections_name')) {
    const message = 'A connection with the same name already exists'
    throw new RollcallError('connection_exists', message, { cause: fault })
  }
  throw fault
}
