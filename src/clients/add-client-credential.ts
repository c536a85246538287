import type { AuditStore } from '../audit/audit-event.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import { invalidField, RollcallError } from '../kernel/errors.ts'
import { prefixedId } from '../kernel/ids.ts'
import type { ClientCredential, ClientCredentialStore, CredentialAlgorithm } from './client-credential.ts'
import type { ClientStore } from './client-store.ts'
import { clientForChange } from './find-client.ts'
import { readPublicKey } from './read-public-key.ts'

export interface AddClientCredentialInput {
  readonly pem: string
  readonly name?: string
  readonly algorithm?: CredentialAlgorithm
  readonly expiresAt?: Date | null
  /** Takes the end of the certificate that the key comes in. */
  readonly endsWithCertificate?: boolean
  /** Where the credential was named before it is stored, as by the settings of a new client. */
  readonly id?: string
}

export interface AddClientCredentialDeps {
  readonly clients: ClientStore
  readonly clientCredentials: ClientCredentialStore
  readonly audit: AuditStore
  readonly clock: Clock
}

/** Enough to change keys without haste; each is tried against an assertion that names none. */
const credentialsMost = 10

/** A key counts once the client's settings say so. Call it in a transaction. */
export async function addClientCredential(
  { clients, clientCredentials, audit, clock }: AddClientCredentialDeps,
  actor: Actor,
  clientId: string,
  {
    pem,
    name,
    algorithm,
    expiresAt = null,
    endsWithCertificate = false,
    id = newCredentialId(),
  }: AddClientCredentialInput,
): Promise<ClientCredential> {
  const { certificateEnd, ...key } = await readPublicKey(pem, algorithm ?? null)
  const now = clock.now()
  const credential: ClientCredential = {
    ...key,
    id,
    clientId,
    name: name === undefined || name === '' ? null : name,
    createdAt: now,
    updatedAt: now,
    expiresAt: endsWithCertificate ? (certificateEnd ?? expiresAt) : expiresAt,
  }
  if (credential.expiresAt !== null && credential.expiresAt <= now) {
    throw invalidField('expires_at', 'The credential would have expired already')
  }
  await clientForChange(clients, clientId)
  const present = await clientCredentials.listOf(clientId)
  if (present.length >= credentialsMost) {
    throw new RollcallError(
      'operation_not_supported',
      `A client has at most ${credentialsMost} credentials; remove one first`,
    )
  }
  if (present.some(({ keyId }) => keyId === credential.keyId)) {
    throw invalidField('pem', 'The client has a credential with this key')
  }
  await clientCredentials.insert(credential)
  const details = { credential: id, key: credential.keyId, algorithm: credential.algorithm }
  await audit.record(actor, 'client.credential_added', { kind: 'client', id: clientId }, details)
  return credential
}

export function newCredentialId(): string {
  return prefixedId('cred')
}
