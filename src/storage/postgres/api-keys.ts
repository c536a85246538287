import type { ApiKey } from '../../api-keys/api-key.ts'
import type { ApiKeyStore } from '../../api-keys/api-key-store.ts'
import { invalidField } from '../../kernel/errors.ts'
import { mapPage } from '../../kernel/page.ts'
import { type Executor, pointsNowhere } from './database.ts'
import { listPage } from './list-page.ts'
import { prepared, sql, trusted } from './sql.ts'
import { mayComeIn, membershipHolds } from './standing.ts'

export function postgresApiKeys(executor: Executor, applicationId: number): ApiKeyStore {
  const isLive = (at: Date) => sql`revoked_at IS NULL
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
    list: async (page) => {
      const listing = {
        name: [applicationId, 'api keys'],
        columns,
        from: sql`api_keys`,
        where: sql`application_id = ${applicationId} AND revoked_at IS NULL`,
        key: sql`created_at`,
        keyType: 'timestamptz',
        id: sql`id`,
      } as const
      return mapPage(await listPage<ApiKeyRow>(executor, listing, page), keyFromRow)
    },
    insert: async (key, hash) => {
      await executor
        .change(sql`INSERT INTO api_keys
          (application_id, id, name, secret_hash, permissions, organization_id, user_id, created_at)
        VALUES (${applicationId}, ${key.id}, ${key.name}, ${hash}, ${[...key.permissions]}, ${key.organizationId},
          ${key.userId}, ${key.createdAt})`)
        .catch(refuseMissingOwner)
    },
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

const columns = trusted('id, name, permissions, organization_id, user_id, created_at')

interface ApiKeyRow {
  readonly id: string
  readonly name: string
  readonly permissions: readonly string[]
  readonly organization_id: string | null
  readonly user_id: string | null
  readonly created_at: Date
}

function keyFromRow(row: ApiKeyRow): ApiKey {
  const { id, name, permissions, organization_id: organizationId, user_id: userId, created_at: createdAt } = row
  return { id, name, permissions, organizationId, userId, createdAt }
}

function refuseMissingOwner(fault: unknown): never {
  if (pointsNowhere(fault, 'api_keys', 'user_id')) throw invalidField('userId', 'There is no such user')
  if (pointsNowhere(fault, 'api_keys', 'organization_id'))
    throw invalidField('organizationId', 'There is no such organization')
  throw fault
}
