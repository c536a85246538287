import type { SigningKey, SigningKeyStore } from '../../signing-keys/signing-key.ts'
import type { Executor } from './database.ts'
import { prepared, sql } from './sql.ts'

interface Row {
  readonly id: string
  readonly state: SigningKey['state']
  readonly public_jwk: SigningKey['publicJwk']
  readonly sealed_private_key: Buffer
  readonly created_at: Date
  readonly current_since: Date | null
  readonly retired_at: Date | null
}

export function postgresSigningKeys(executor: Executor, applicationId: number): SigningKeyStore {
  return {
    list: async () => {
      const rows = await executor.rows<Row>(prepared('signing keys')`SELECT id, state, public_jwk, sealed_private_key,
        created_at, current_since, retired_at FROM signing_keys WHERE application_id = ${applicationId}
        ORDER BY state = 'current' DESC, state = 'next' DESC, retired_at DESC`)
      return rows.map((row) => ({
        id: row.id,
        state: row.state,
        publicJwk: row.public_jwk,
        sealedPrivateKey: row.sealed_private_key,
        createdAt: row.created_at,
        currentSince: row.current_since,
        retiredAt: row.retired_at,
      }))
    },
    insert: async (key) => {
      await executor.change(sql`INSERT INTO signing_keys (application_id, id, state, public_jwk, sealed_private_key,
        created_at, current_since, retired_at) VALUES (${applicationId}, ${key.id}, ${key.state}, ${key.publicJwk},
        ${key.sealedPrivateKey}, ${key.createdAt}, ${key.currentSince}, ${key.retiredAt})`)
    },
    promoteNext: async (at) => {
      const retired = await executor.change(sql`UPDATE signing_keys SET state = 'retired', retired_at = ${at}
        WHERE application_id = ${applicationId} AND state = 'current'`)
      if (retired === 0) return false
      const promoted = await executor.change(sql`UPDATE signing_keys SET state = 'current', current_since = ${at}
        WHERE application_id = ${applicationId} AND state = 'next'`)
      return promoted === 1
    },
    remove: async (id) => {
      await executor.change(sql`DELETE FROM signing_keys WHERE application_id = ${applicationId} AND id = ${id}`)
    },
    removeRetiredBefore: async (time) => {
      await executor.change(sql`DELETE FROM signing_keys
        WHERE application_id = ${applicationId} AND state = 'retired' AND retired_at < ${time}`)
    },
  }
}
