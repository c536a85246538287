import type { ApiKey } from '../../api-keys/api-key.ts'
import type { ApiKeyStore } from '../../api-keys/api-key-store.ts'
import { invalidField } from '../../kernel/errors.ts'
import { mapPage } from '../../kernel/page.ts'
import { type Executor, pointsNowhere } from './database.ts'
import { listPage } from './list-page.ts'
import { prepared, sql, trusted } from './sql.ts'
import { isOpen, mayComeIn, membershipHolds } from './standing.ts'

export function postgresApiKeys(executor: Executor, applicationId: number): ApiKeyStore {
  const isLive = (at: Date) => sql`revoked_at IS NULL AND (expires_at IS NULL OR expires_at > ${at})
    AND ${isOpen('api_keys')}
    AND (user_id IS NULL OR EXISTS (SELECT FROM users u
      WHERE u.application_id = api_keys.application_id AND u.id = api_keys.user_id AND ${mayComeIn('u', at)}))
    AND (user_id IS NULL OR organization_id IS NULL OR EXISTS (SELECT FROM organization_members m
      WHERE m.application_id = api_keys.application_id AND m.organization_id = api_keys.organization_id
        AND m.user_id = api_keys.user_id AND ${membershipHolds('m', at)}))`
  return {
    findByHash: async (hash, at) => {
      const [row] = await executor.rows<ApiKeyRow>(prepared('api key by hash')`SELECT ${columns} FROM api_keys
        WHERE application_id = ${applicationId} AND secret_hash = ${hash} AND ${isLive(at)}`)
      return row === undefined ? null : keyFromRow(row)
    },
    find: async (id, at) => {
      const [row] = await executor.rows<ApiKeyRow>(sql`SELECT ${columns} FROM api_keys
        WHERE application_id = ${applicationId} AND id = ${id} AND ${isLive(at)}`)
      return row === undefined ? null : keyFromRow(row)
    },
    findByName: async (name) => {
      const rows = await executor.rows<ApiKeyRow>(sql`SELECT ${columns} FROM api_keys
        WHERE application_id = ${applicationId} AND name = ${name} AND revoked_at IS NULL ORDER BY created_at, id`)
      return rows.map(keyFromRow)
    },
    findOwner: async (id) => {
      const [row] = await executor.rows<{ user_id: string | null }>(sql`SELECT user_id FROM api_keys
        WHERE application_id = ${applicationId} AND id = ${id}`)
      return row?.user_id ?? null
    },
    list: async (page, of) => {
      const owned = of === undefined ? sql`true` : sql`user_id = ${of.userId}`
      const listing = {
        name: [applicationId, 'api keys', of?.userId ?? null],
        columns,
        from: sql`api_keys`,
        where: sql`application_id = ${applicationId} AND revoked_at IS NULL AND ${owned}`,
        key: sql`created_at`,
        keyType: 'timestamptz',
        id: sql`id`,
      } as const
      return mapPage(await listPage<ApiKeyRow>(executor, listing, page), keyFromRow)
    },
    insert: async (key, hash) => {
      await executor
        .change(sql`INSERT INTO api_keys
          (application_id, id, name, secret_hash, permissions, organization_id, user_id, secret_start,
            expires_at, created_at)
        VALUES (${applicationId}, ${key.id}, ${key.name}, ${hash}, ${[...key.permissions]}, ${key.organizationId},
          ${key.userId}, ${key.secretStart}, ${key.expiresAt}, ${key.createdAt})`)
        .catch(refuseMissingOwner)
    },
    noteUse: async (id, at, ip) => {
      const notedBefore = new Date(at.getTime() - useNotedMs)
      await executor.change(prepared('note key use')`UPDATE api_keys SET last_used_at = ${at}, last_used_ip = ${ip}
        WHERE application_id = ${applicationId} AND id = ${id}
          AND (last_used_at IS NULL OR last_used_at <= ${notedBefore})`)
    },
    endBy: async (id, end, at) =>
      (await executor.change(sql`UPDATE api_keys SET expires_at = least(expires_at, ${end}::timestamptz)
        WHERE application_id = ${applicationId} AND id = ${id} AND revoked_at IS NULL
          AND (expires_at IS NULL OR expires_at > ${at})`)) === 1,
    setPermissions: async (id, permissions) => {
      await executor.change(sql`UPDATE api_keys SET permissions = ${[...permissions]}
        WHERE application_id = ${applicationId} AND id = ${id}`)
    },
    revokeAllOf: (userId, at) =>
      executor.change(sql`UPDATE api_keys SET revoked_at = ${at}
        WHERE application_id = ${applicationId} AND user_id = ${userId} AND revoked_at IS NULL`),
    revoke: async (id, at) =>
      (await executor.change(sql`UPDATE api_keys SET revoked_at = ${at}
        WHERE application_id = ${applicationId} AND id = ${id} AND revoked_at IS NULL`)) === 1,
  }
}

const useNotedMs = 5 * 60_000

const columns = trusted(`id, name, permissions, organization_id, user_id, secret_start, expires_at, last_used_at,
  last_used_ip, created_at`)

interface ApiKeyRow {
  readonly id: string
  readonly name: string
  readonly permissions: readonly string[]
  readonly organization_id: string | null
  readonly user_id: string | null
  readonly secret_start: string | null
  readonly expires_at: Date | null
  readonly last_used_at: Date | null
  readonly last_used_ip: string | null
  readonly created_at: Date
}

function keyFromRow(row: ApiKeyRow): ApiKey {
  return {
    id: row.id,
    name: row.name,
    permissions: row.permissions,
    organizationId: row.organization_id,
    userId: row.user_id,
    secretStart: row.secret_start,
    expiresAt: row.expires_at,
    lastUsedAt: row.last_used_at,
    lastUsedIp: row.last_used_ip,
    createdAt: row.created_at,
  }
}

function refuseMissingOwner(fault: unknown): never {
  if (pointsNowhere(fault, 'api_keys', 'user_id')) throw invalidField('userId', 'There is no such user')
  if (pointsNowhere(fault, 'api_keys', 'organization_id'))
    throw invalidField('organizationId', 'There is no such organization')
  throw fault
}
