import type { JsonObject } from '../../kernel/json.ts'
import type { OneTimeSecret, OneTimeSecretStore, SecretPurpose } from '../../one-time-secrets/one-time-secret.ts'
import type { Executor } from './database.ts'
import { removeRows } from './remove-rows.ts'
import { prepared, preparedChange, type Sql, sql, trusted } from './sql.ts'
import { mayComeIn } from './standing.ts'

export function postgresOneTimeSecrets(executor: Executor, applicationId: number): OneTimeSecretStore {
  const one = async (statement: Sql) => {
    const [row] = await executor.rows<SecretRow>(statement)
    return row === undefined ? null : secretFromRow(row)
  }
  const insert = (hash: Buffer, secret: OneTimeSecret) => sql`INSERT INTO one_time_secrets (application_id, hash,
      purpose, user_id, security_version, payload, created_at, expires_at)
    VALUES (${applicationId}, ${hash}, ${secret.purpose}, ${secret.userId}, ${secret.securityVersion},
      ${secret.payload}, ${secret.createdAt}, ${secret.expiresAt})`
  return {
    insert: async (hash, secret) => {
      await executor.change(preparedChange('insert one-time secret')`${insert(hash, secret)}`)
    },
    insertOnce: async (hash, secret) =>
      (await executor.change(sql`${insert(hash, secret)} ON CONFLICT (application_id, hash) DO NOTHING`)) === 1,
    peek: (purpose, hash, now) =>
      one(prepared('peek one-time secret')`SELECT ${columns} FROM one_time_secrets s
        WHERE s.application_id = ${applicationId} AND s.hash = ${hash} AND s.purpose = ${purpose} AND ${works(now)}`),
    open: (purpose, hash, now, ip) =>
      one(preparedChange('open one-time secret')`UPDATE one_time_secrets s
        SET opened_at = coalesce(s.opened_at, ${now}), opened_from = ${ip}
        WHERE s.application_id = ${applicationId} AND s.hash = ${hash} AND s.purpose = ${purpose} AND ${works(now)}
        RETURNING ${columns}`),
    consume: (purpose, hash, now) =>
      one(preparedChange('consume one-time secret')`UPDATE one_time_secrets s SET used_at = ${now}
        WHERE s.application_id = ${applicationId} AND s.hash = ${hash} AND s.purpose = ${purpose} AND ${works(now)}
        RETURNING ${columns}`),
    findSpent: async (purpose, hash) => {
      const [row] = await executor.rows<SecretRow>(sql`SELECT ${columns} FROM one_time_secrets s
        WHERE s.application_id = ${applicationId} AND s.hash = ${hash} AND s.purpose = ${purpose}`)
      return row === undefined ? null : { ...secretFromRow(row), usedAt: row.used_at }
    },
    findOpenOf: (userId, purpose, now) =>
      one(sql`SELECT ${columns} FROM one_time_secrets s WHERE s.application_id = ${applicationId}
        AND s.user_id = ${userId} AND s.purpose = ${purpose} AND ${works(now)} ORDER BY s.created_at DESC LIMIT 1`),
    supersede: async (userId, purpose, now) => {
      // To a process of a version that knows of no such time the secret is of another state of the account.
      await executor.change(sql`UPDATE one_time_secrets SET superseded_at = ${now}, security_version = -1 WHERE application_id = ${applicationId}
        AND user_id = ${userId} AND purpose = ${purpose} AND used_at IS NULL AND superseded_at IS NULL`)
    },
    wasSuperseded: async (purpose, hash) => {
      const rows = await executor.rows(sql`SELECT FROM one_time_secrets s WHERE s.application_id = ${applicationId}
        AND s.hash = ${hash} AND s.purpose = ${purpose} AND s.used_at IS NULL
        AND EXISTS (SELECT FROM one_time_secrets n WHERE n.application_id = s.application_id AND n.user_id = s.user_id
          AND n.purpose = s.purpose AND n.hash <> s.hash
          AND (s.superseded_at IS NOT NULL OR n.used_at IS NOT NULL AND n.created_at > s.created_at))`)
      return rows.length > 0
    },
    removeOf: async (userId, purposes) => {
      await executor.change(sql`DELETE FROM one_time_secrets WHERE application_id = ${applicationId}
        AND user_id = ${userId} AND purpose = ANY (${[...purposes]}::text[]) AND used_at IS NULL`)
    },
    removeEnded: (before, invitationsBefore) =>
      removeRows(
        executor,
        'one_time_secrets',
        sql`application_id = ${applicationId} AND expires_at < ${before}
          AND (purpose <> 'invitation' OR expires_at < ${invitationsBefore})`,
      ),
    removeTakenIn: (before) =>
      removeRows(
        executor,
        'one_time_secrets',
        sql`application_id = ${applicationId} AND purpose IN ('dpop-proof', 'client-assertion')
          AND expires_at < ${before}`,
      ),
  }
}

/** Unspent, in time, not superseded, and its person is the one it was made for: not blocked, of the same security version. */
export function works(now: Date): Sql {
  return sql`s.used_at IS NULL AND s.superseded_at IS NULL AND s.expires_at > ${now} AND (s.user_id IS NULL OR EXISTS (SELECT FROM users u
    WHERE u.application_id = s.application_id AND u.id = s.user_id AND u.security_version = s.security_version
      AND ${mayComeIn('u', now)}))`
}

const columns = trusted('s.purpose, s.user_id, s.security_version, s.payload, s.created_at, s.expires_at, s.used_at')

interface SecretRow {
  readonly purpose: SecretPurpose
  readonly user_id: string | null
  readonly security_version: number | null
  readonly payload: JsonObject
  readonly created_at: Date
  readonly expires_at: Date
  readonly used_at: Date | null
}

function secretFromRow(row: SecretRow): OneTimeSecret {
  return {
    purpose: row.purpose,
    userId: row.user_id,
    securityVersion: row.security_version,
    payload: row.payload,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
  }
}
