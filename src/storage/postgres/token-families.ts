import { RollcallError } from '../../kernel/errors.ts'
import type { JsonObject } from '../../kernel/json.ts'
import { mapPage } from '../../kernel/page.ts'
import type { FamilySignIn, TokenFamily } from '../../token-families/token-family.ts'
import type { FamilyStanding, FamilyUse, TokenFamilyStore } from '../../token-families/token-family-store.ts'
import { type Executor, pointsNowhere } from './database.ts'
import { listPage } from './list-page.ts'
import { isStillMember } from './organization-tokens.ts'
import { removeRows } from './remove-rows.ts'
import { prepared, preparedChange, type Sql, sql, trusted } from './sql.ts'
import { mayComeIn } from './standing.ts'
import { isWithinLimits } from './token-limits.ts'

export function postgresTokenFamilies(executor: Executor, applicationId: number): TokenFamilyStore {
  const one = async (statement: Sql) => {
    const [row] = await executor.rows<FamilyRow>(statement)
    return row === undefined ? null : familyFromRow(row)
  }
  const revokeWhere = (at: Date, condition: Sql) =>
    executor.change(sql`UPDATE token_families SET revoked_at = ${at}
      WHERE application_id = ${applicationId} AND revoked_at IS NULL AND ${condition}`)
  const use = (name: string, id: string, generation: number, { at, idleExpiresAt, last }: FamilyUse, moves: Sql) =>
    one(preparedChange(name)`UPDATE token_families f SET last_exchanged_at = ${at}, idle_expires_at = ${idleExpiresAt},
        last_ip = ${last.ip}, last_user_agent = ${last.userAgent}${moves}
      FROM users u WHERE u.application_id = f.application_id AND u.id = f.user_id
        AND f.application_id = ${applicationId} AND f.id = ${id} AND f.generation = ${generation} AND ${isLive(at)}
      RETURNING ${columns}`)
  return {
    find: (id) =>
      one(prepared('token family by id')`SELECT ${columns} FROM token_families f
        WHERE f.application_id = ${applicationId} AND f.id = ${id}`),
    findLive: (id, now) =>
      one(sql`SELECT ${columns} FROM token_families f JOIN users u ON u.application_id = f.application_id
          AND u.id = f.user_id
        WHERE f.application_id = ${applicationId} AND f.id = ${id} AND ${isLive(now)}`),
    standing: (id, keyId, now) => standing(executor, applicationId, id, keyId, now),
    listOf: async ({ userId, clientId, sessionId, rotates }, page, now) => {
      const client = clientId === undefined ? sql`true` : sql`f.client_id = ${clientId}`
      const session = sessionId === undefined ? sql`true` : sql`f.session_id = ${sessionId}`
      const rotating = rotates === undefined ? sql`true` : sql`f.rotates = ${rotates}`
      const listing = {
        name: [applicationId, 'token families', userId, clientId ?? null, sessionId ?? null, rotates ?? null],
        columns,
        from: sql`token_families f JOIN users u ON u.application_id = f.application_id AND u.id = f.user_id`,
        where: sql`f.application_id = ${applicationId} AND f.user_id = ${userId} AND ${client}
          AND ${session} AND ${rotating} AND ${isLive(now)}`,
        key: sql`f.created_at`,
        keyType: 'timestamptz',
        id: sql`f.id`,
        isDescending: true,
      } as const
      return mapPage(await listPage<FamilyRow>(executor, listing, page), familyFromRow)
    },
    insert: (family) => insertFamily(executor, applicationId, family),
    rotate: (id, generation, change) =>
      use(
        'rotate token family',
        id,
        generation,
        change,
        sql`, generation = f.generation + 1, rotated_at = ${change.at}`,
      ),
    noteUse: (id, generation, change) => use('note use of token family', id, generation, change, sql``),
    setMetadata: async (id, metadata) => {
      await executor.change(sql`UPDATE token_families SET metadata = ${metadata}
        WHERE application_id = ${applicationId} AND id = ${id}`)
    },
    revoke: async (id, at) => (await revokeWhere(at, sql`id = ${id}`)) === 1,
    revokeOfSessions: (sessionIds, at, onlyOnline) =>
      revokeWhere(
        at,
        sql`session_id = ANY (${[...sessionIds]}::text[]) AND NOT (${onlyOnline} AND 'offline_access' = ANY (scope))`,
      ),
    revokeOf: ({ userId, clientId, audience, exceptSessionId }, at) => {
      const client = clientId === undefined ? sql`true` : sql`client_id = ${clientId}`
      // An empty audience stands for "none": a client that only signs people in.
      const api = audience === undefined ? sql`true` : sql`coalesce(audience, '') = ${audience}`
      const kept = sql`session_id IS DISTINCT FROM ${exceptSessionId ?? null}::text`
      return revokeWhere(
        at,
        sql`user_id = ${userId} AND ${client} AND ${api}
        AND ${exceptSessionId === undefined ? sql`true` : kept}`,
      )
    },
    removeEnded: async (before) => {
      const ranOut = sql`least(idle_expires_at, expires_at) < ${before}`
      for (const isOver of [sql`revoked_at < ${before}`, ranOut]) {
        await removeRows(executor, 'token_families', sql`application_id = ${applicationId} AND ${isOver}`)
      }
    },
  }
}

/** Of a family `f` and its person `u`: the refresh token in force would be taken. */
function isLive(now: Date): Sql {
  return sql`f.sealed_secret IS NOT NULL AND f.revoked_at IS NULL
    AND (f.expires_at IS NULL OR f.expires_at > ${now}) AND (f.idle_expires_at IS NULL OR f.idle_expires_at > ${now})
    AND u.security_version = f.security_version AND ${mayComeIn('u', now)} AND ${isStillMember('f', now)}
    AND ${isWithinLimits('f', now)}`
}

async function standing(
  executor: Executor,
  applicationId: number,
  id: string,
  keyId: string,
  now: Date,
): Promise<FamilyStanding | null> {
  const [row] = await executor.rows<StandingRow>(prepared('token family standing')`
    SELECT f.user_id, f.client_id, c.name AS client_name, f.session_id, f.organization_id, f.scope, f.key_thumbprint
    FROM token_families f
    JOIN users u ON u.application_id = f.application_id AND u.id = f.user_id
      AND u.security_version = f.security_version AND ${mayComeIn('u', now)}
    JOIN clients c ON c.application_id = f.application_id AND c.id = f.client_id
    JOIN signing_keys k ON k.application_id = f.application_id AND k.id = ${keyId}
    WHERE f.application_id = ${applicationId} AND f.id = ${id} AND f.revoked_at IS NULL AND ${isStillMember('f', now)}
      AND ${isWithinLimits('f', now)}`)
  if (row === undefined) return null
  return {
    userId: row.user_id,
    clientId: row.client_id,
    clientName: row.client_name,
    sessionId: row.session_id,
    organizationId: row.organization_id,
    scope: row.scope,
    keyThumbprint: row.key_thumbprint,
  }
}

async function insertFamily(executor: Executor, applicationId: number, family: TokenFamily): Promise<void> {
  const { initial, last } = family
  try {
    await executor.change(preparedChange('insert token family')`WITH family AS (
        INSERT INTO token_families (application_id, id, user_id, security_version, client_id,
          session_id, audience, scope, organization_id, sign_in, key_thumbprint, sealed_secret, rotates, generation,
          rotated_at, created_at, last_exchanged_at, idle_expires_at, expires_at, revoked_at, initial_ip,
          initial_user_agent, last_ip, last_user_agent, metadata)
        VALUES (${applicationId}, ${family.id}, ${family.userId}, ${family.securityVersion}, ${family.clientId},
          ${family.sessionId}, ${family.audience}, ${[...family.scope]}, ${family.organizationId}, ${family.signIn},
          ${family.keyThumbprint}, ${family.sealedSecret}, ${family.rotates}, ${family.generation}, ${family.rotatedAt},
          ${family.createdAt}, ${family.lastExchangedAt}, ${family.idleExpiresAt}, ${family.expiresAt},
          ${family.revokedAt}, ${initial.ip}, ${initial.userAgent}, ${last.ip}, ${last.userAgent}, ${family.metadata})
        RETURNING application_id, client_id, user_id, session_id, created_at)
      INSERT INTO client_users AS known (application_id, client_id, user_id, first_at, last_at)
      SELECT f.application_id, f.client_id, f.user_id, f.created_at, f.created_at FROM family f
      WHERE NOT EXISTS (SELECT FROM sessions s WHERE s.application_id = f.application_id AND s.id = f.session_id
        AND s.impersonator IS NOT NULL)
      ON CONFLICT (application_id, client_id, user_id)
        DO UPDATE SET last_at = greatest(known.last_at, excluded.last_at)`)
  } catch (fault) {
    if (!pointsNowhere(fault, 'token_families')) throw fault
    throw new RollcallError('user_not_found', 'The user or the client does not exist any more.', { cause: fault })
  }
}

const columns = trusted(`f.id, f.user_id, f.security_version, f.client_id, f.session_id, f.audience, f.scope,
  f.organization_id, f.sign_in, f.key_thumbprint, f.sealed_secret, f.rotates, f.generation, f.rotated_at, f.created_at,
  f.last_exchanged_at, f.idle_expires_at, f.expires_at, f.revoked_at, f.initial_ip, f.initial_user_agent, f.last_ip,
  f.last_user_agent, f.metadata`)

interface StandingRow {
  readonly user_id: string
  readonly client_id: string
  readonly client_name: string
  readonly session_id: string | null
  readonly organization_id: string | null
  readonly scope: readonly string[]
  readonly key_thumbprint: string | null
}

interface FamilyRow extends Omit<StandingRow, 'client_name'> {
  readonly id: string
  readonly security_version: number
  readonly audience: string | null
  readonly sign_in: FamilySignIn
  readonly sealed_secret: Buffer | null
  readonly rotates: boolean
  readonly generation: number
  readonly rotated_at: Date | null
  readonly created_at: Date
  readonly last_exchanged_at: Date | null
  readonly idle_expires_at: Date | null
  readonly expires_at: Date | null
  readonly revoked_at: Date | null
  readonly initial_ip: string | null
  readonly initial_user_agent: string | null
  readonly last_ip: string | null
  readonly last_user_agent: string | null
  readonly metadata: JsonObject | null
}

function familyFromRow(row: FamilyRow): TokenFamily {
  return {
    id: row.id,
    userId: row.user_id,
    securityVersion: row.security_version,
    clientId: row.client_id,
    sessionId: row.session_id,
    audience: row.audience,
    scope: row.scope,
    organizationId: row.organization_id,
    signIn: row.sign_in,
    keyThumbprint: row.key_thumbprint,
    sealedSecret: row.sealed_secret,
    rotates: row.rotates,
    generation: row.generation,
    rotatedAt: row.rotated_at,
    createdAt: row.created_at,
    lastExchangedAt: row.last_exchanged_at,
    idleExpiresAt: row.idle_expires_at,
    expiresAt: row.expires_at,
    revokedAt: row.revoked_at,
    initial: { ip: row.initial_ip, userAgent: row.initial_user_agent },
    last: { ip: row.last_ip, userAgent: row.last_user_agent },
    metadata: row.metadata,
  }
}
