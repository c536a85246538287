import type { ClientCredential, ClientCredentialStore } from '../../clients/client-credential.ts'
import { clientNotFound } from '../../clients/find-client.ts'
import { type Executor, pointsNowhere } from './database.ts'
import { prepared, sql, trusted } from './sql.ts'

export function postgresClientCredentials(executor: Executor, applicationId: number): ClientCredentialStore {
  return {
    listOf: async (clientId) =>
      (
        await executor.rows<CredentialRow>(prepared('credentials of client')`SELECT ${columns} FROM client_credentials
          WHERE application_id = ${applicationId} AND client_id = ${clientId} ORDER BY created_at DESC, id DESC`)
      ).map(credentialFromRow),
    find: async (clientId, id) => {
      const [row] = await executor.rows<CredentialRow>(sql`SELECT ${columns} FROM client_credentials
        WHERE application_id = ${applicationId} AND id = ${id} AND client_id = ${clientId}`)
      return row === undefined ? null : credentialFromRow(row)
    },
    insert: async (credential) => {
      await executor
        .change(sql`INSERT INTO client_credentials (application_id, id, client_id, name, algorithm, key_id, public_jwk,
            created_at, updated_at, expires_at)
          VALUES (${applicationId}, ${credential.id}, ${credential.clientId}, ${credential.name},
            ${credential.algorithm}, ${credential.keyId}, ${credential.publicJwk}, ${credential.createdAt},
            ${credential.updatedAt}, ${credential.expiresAt})`)
        .catch((fault: unknown) => {
          throw pointsNowhere(fault, 'client_credentials') ? clientNotFound(fault) : fault
        })
    },
    setExpiry: async (clientId, id, expiresAt, at) => {
      const [row] = await executor.rows<CredentialRow>(sql`UPDATE client_credentials
        SET expires_at = ${expiresAt}, updated_at = ${at}
        WHERE application_id = ${applicationId} AND id = ${id} AND client_id = ${clientId} RETURNING ${columns}`)
      return row === undefined ? null : credentialFromRow(row)
    },
    remove: async (clientId, id) =>
      (await executor.change(sql`DELETE FROM client_credentials
        WHERE application_id = ${applicationId} AND id = ${id} AND client_id = ${clientId}`)) === 1,
  }
}

const columns = trusted('id, client_id, name, algorithm, key_id, public_jwk, created_at, updated_at, expires_at')

interface CredentialRow {
  readonly id: string
  readonly client_id: string
  readonly name: string | null
  readonly algorithm: ClientCredential['algorithm']
  readonly key_id: string
  readonly public_jwk: ClientCredential['publicJwk']
  readonly created_at: Date
  readonly updated_at: Date
  readonly expires_at: Date | null
}

function credentialFromRow(row: CredentialRow): ClientCredential {
  return {
    id: row.id,
    clientId: row.client_id,
    name: row.name,
    algorithm: row.algorithm,
    keyId: row.key_id,
    publicJwk: row.public_jwk,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    expiresAt: row.expires_at,
  }
}
