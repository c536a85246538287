import type { ClientCredential, ClientCredentialStore, KeyCredential } from '../../clients/client-credential.ts'
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
      const key = credential.kind === 'key' ? credential : null
      await executor
        .change(sql`INSERT INTO client_credentials (application_id, id, client_id, name, kind, algorithm, key_id,
            public_jwk, thumbprint, subject_name, created_at, updated_at, expires_at)
          VALUES (${applicationId}, ${credential.id}, ${credential.clientId}, ${credential.name}, ${credential.kind},
            ${key?.algorithm ?? null}, ${key?.keyId ?? null}, ${key?.publicJwk ?? null},
            ${credential.kind === 'certificate' ? credential.thumbprint : null},
            ${credential.kind === 'certificate-subject' ? credential.subjectName : null},
            ${credential.createdAt}, ${credential.updatedAt}, ${credential.expiresAt})`)
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

const columns = trusted(`id, client_id, name, kind, algorithm, key_id, public_jwk, thumbprint, subject_name, created_at,
  updated_at, expires_at`)

interface AnyRow {
  readonly id: string
  readonly client_id: string
  readonly name: string | null
  readonly created_at: Date
  readonly updated_at: Date
  readonly expires_at: Date | null
}

/** The checks of the table hold each kind to its columns. */
type CredentialRow = AnyRow &
  (
    | {
        readonly kind: 'key'
        readonly algorithm: KeyCredential['algorithm']
        readonly key_id: string
        readonly public_jwk: KeyCredential['publicJwk']
      }
    | { readonly kind: 'certificate'; readonly thumbprint: string }
    | { readonly kind: 'certificate-subject'; readonly subject_name: string }
  )

function credentialFromRow(row: CredentialRow): ClientCredential {
  const common = {
    id: row.id,
    clientId: row.client_id,
    name: row.name,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    expiresAt: row.expires_at,
  }
  if (row.kind === 'certificate') return { ...common, kind: row.kind, thumbprint: row.thumbprint }
  if (row.kind === 'certificate-subject') return { ...common, kind: row.kind, subjectName: row.subject_name }
  return { ...common, kind: row.kind, algorithm: row.algorithm, keyId: row.key_id, publicJwk: row.public_jwk }
}
