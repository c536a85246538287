// Which organizations require single sign-on and would have no way in without a connection, or without a client of theirs.
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
  const using = (which: Sql) => sql`organization_connections o
      JOIN connections c ON c.application_id = o.application_id AND c.id = o.connection_id AND c.removed_at IS NULL
      JOIN connection_clients n ON n.application_id = c.application_id AND n.connection_id = c.id AND ${which}
    WHERE o.application_id = g.application_id AND o.organization_id = g.id AND o.is_enabled AND ${ofKind}`
  const here = sql`g.application_id = ${applicationId}`
  const its = sql`n.client_id = ${clientId}`
  const found = await executor.rows<{
    id: string
  }>(sql`SELECT DISTINCT o.organization_id AS id FROM connection_clients n
      JOIN connections c ON c.application_id = n.application_id AND c.id = n.connection_id AND c.removed_at IS NULL
      JOIN organization_connections o ON o.application_id = c.application_id AND o.connection_id = c.id
    WHERE n.application_id = ${applicationId} AND ${its} AND o.is_enabled AND ${ofKind}`)
  const ids = found.map(({ id }) => id)
  await executor.rows(
    sql`SELECT FROM organizations g WHERE ${here} AND g.id = ANY (${ids}::text[]) ORDER BY g.id FOR UPDATE`,
  )
  // Of its own statement: what others changed before they gave the locks up is seen.
  const rows = await executor.rows<{ name: string }>(sql`SELECT coalesce(g.display_name, g.name) AS name
    FROM organizations g WHERE ${here} AND g.id = ANY (${ids}::text[]) AND g.requires_single_sign_on
      AND EXISTS (SELECT FROM ${using(its)} AND c.is_enabled)
      AND NOT EXISTS (SELECT FROM ${using(sql`n.client_id <> ${clientId}`)} AND c.is_enabled)
    ORDER BY g.id LIMIT ${relyingAtMost}`)
  return rows.map(({ name }) => name)
}
