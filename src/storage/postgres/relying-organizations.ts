// Which organizations require single sign-on and would have no way in without a connection, or without a client of theirs.
import { RollcallError } from '../../kernel/errors.ts'
import type { Executor } from './database.ts'
import { type Sql, sql } from './sql.ts'

/** Those that are named in one sentence. */
const relyingAtMost = 5

export async function lockRelying(
  executor: Executor,
  applicationId: number,
  connectionId: string,
  strategies: readonly string[],
): Promise<readonly string[]> {
  const ofKind = sql`c.strategy = ANY (${[...strategies]}::text[])`
  const having = sql`organizations g
      JOIN organization_connections o ON o.application_id = g.application_id AND o.organization_id = g.id
      JOIN connections c ON c.application_id = o.application_id AND c.id = o.connection_id
    WHERE g.application_id = ${applicationId} AND o.connection_id = ${connectionId} AND o.is_enabled AND ${ofKind}`
  // Those too that do not require it yet: they may be about to.
  await executor.rows(sql`SELECT FROM ${having} ORDER BY g.id FOR UPDATE OF g`)
  // Of its own statement: what others changed before they gave the locks up is seen.
  const rows = await executor.rows<{ name: string }>(sql`SELECT coalesce(g.display_name, g.name) AS name FROM ${having}
      AND g.requires_single_sign_on AND NOT EXISTS (SELECT FROM organization_connections other JOIN connections c
          ON c.application_id = other.application_id AND c.id = other.connection_id AND c.removed_at IS NULL
        WHERE other.application_id = g.application_id AND other.organization_id = g.id
          AND other.connection_id <> ${connectionId} AND other.is_enabled AND ${ofKind} AND c.is_enabled
          AND EXISTS (SELECT FROM connection_clients n
            WHERE n.application_id = c.application_id AND n.connection_id = c.id))
    ORDER BY g.id LIMIT ${relyingAtMost}`)
  return rows.map(({ name }) => name)
}

export async function lockRelyingOnClient(
  executor: Executor,
  applicationId: number,
  clientId: string,
  strategies: readonly string[],
): Promise<readonly string[]> {
  const ofKind = sql`c.strategy = ANY (${[...strategies]}::text[])`
  const its = sql`n.client_id = ${clientId}`
  const using = (which: Sql) => sql`organization_connections o
      JOIN connections c ON c.application_id = o.application_id AND c.id = o.connection_id AND c.removed_at IS NULL
      JOIN connection_clients n ON n.application_id = c.application_id AND n.connection_id = c.id AND ${which}
    WHERE o.application_id = g.application_id AND o.organization_id = g.id AND o.is_enabled AND ${ofKind}`
  const organizations = await lockUses(executor, applicationId, clientId, strategies)
  // Of its own statement: what others changed before they gave the locks up is seen.
  const rows = await executor.rows<{ name: string }>(sql`SELECT coalesce(g.display_name, g.name) AS name
    FROM organizations g WHERE g.application_id = ${applicationId} AND g.id = ANY (${organizations}::text[])
      AND g.requires_single_sign_on AND EXISTS (SELECT FROM ${using(its)} AND c.is_enabled)
      AND NOT EXISTS (SELECT FROM ${using(sql`n.client_id <> ${clientId}`)} AND c.is_enabled)
    ORDER BY g.id LIMIT ${relyingAtMost}`)
  return rows.map(({ name }) => name)
}

/** Locks the organizations, the connections and the client, in the order in which everybody does; answers the first. */
async function lockUses(
  executor: Executor,
  applicationId: number,
  clientId: string,
  strategies: readonly string[],
): Promise<readonly string[]> {
  // Those too where it is off, or that are nobody's yet: while they are locked nobody turns or adds one.
  const uses = () =>
    executor.rows<Use>(sql`SELECT c.id AS connection, o.organization_id AS organization FROM connection_clients n
        JOIN connections c ON c.application_id = n.application_id AND c.id = n.connection_id AND c.removed_at IS NULL
        LEFT JOIN organization_connections o ON o.application_id = c.application_id AND o.connection_id = c.id
      WHERE n.application_id = ${applicationId} AND n.client_id = ${clientId}
        AND c.strategy = ANY (${[...strategies]}::text[])`)
  const found = await uses()
  const connections = new Set(found.map(({ connection }) => connection))
  const organizations = new Set(found.flatMap(({ organization }) => organization ?? []))
  const ofThese = (ids: Iterable<string>) =>
    sql`application_id = ${applicationId} AND id = ANY (${[...ids]}::text[]) ORDER BY id FOR UPDATE`
  await executor.rows(sql`SELECT FROM organizations WHERE ${ofThese(organizations)}`)
  await executor.rows(sql`SELECT FROM connections WHERE ${ofThese(connections)}`)
  await executor.rows(sql`SELECT FROM clients WHERE ${ofThese([clientId])}`)
  // From here on no connection is given to it. One that came before was locked by nobody, and is too late to be.
  const isLocked = ({ connection, organization }: Use) =>
    connections.has(connection) && (organization === null || organizations.has(organization))
  if (!(await uses()).every(isLocked)) {
    const why = 'Somebody changed meanwhile which connections this app uses. Try again shortly.'
    throw new RollcallError('busy', why, { retryAfterSeconds: 1 })
  }
  return [...organizations]
}

interface Use {
  readonly connection: string
  /** Null where no organization has the connection. */
  readonly organization: string | null
}
