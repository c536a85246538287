import type { AuditStore } from '../audit/audit-event.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import { invalidField, notSupported } from '../kernel/errors.ts'
import { prefixedId } from '../kernel/ids.ts'
import type { JsonObject } from '../kernel/json.ts'
import type {
  CertificateCredential,
  ClientCredential,
  ClientCredentialStore,
  CredentialAlgorithm,
  KeyCredential,
  SubjectCredential,
} from './client-credential.ts'
import type { ClientStore } from './client-store.ts'
import { clientForChange } from './find-client.ts'
import { readCertificate } from './read-certificate.ts'
import { readPublicKey } from './read-public-key.ts'

export type AddClientCredentialInput = ProofInput & {
  readonly name?: string
  readonly expiresAt?: Date | null
  /** Where the credential was named before it is stored, as by the settings of a new client. */
  readonly id?: string
}

type ProofInput =
  | {
      readonly kind: 'key'
      readonly pem: string
      readonly algorithm?: CredentialAlgorithm
      /** Takes the end of the certificate that the key comes in. */
      readonly endsWithCertificate?: boolean
    }
  | { readonly kind: 'certificate'; readonly pem: string }
  /** The name, or a certificate that has it. */
  | { readonly kind: 'certificate-subject'; readonly pem?: string; readonly subjectName?: string }

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
  input: AddClientCredentialInput,
): Promise<ClientCredential> {
  const { name, id = newCredentialId() } = input
  const now = clock.now()
  const { end, ...proof } = await proofOf(input)
  const credential: ClientCredential = {
    ...proof,
    id,
    clientId,
    name: name === undefined || name === '' ? null : name,
    createdAt: now,
    updatedAt: now,
    expiresAt: end ?? input.expiresAt ?? null,
  }
  if (credential.expiresAt !== null && credential.expiresAt <= now) {
    throw invalidField('expires_at', 'The credential would have expired already')
  }
  await clientForChange(clients, clientId)
  const present = await clientCredentials.listOf(clientId)
  if (present.length >= credentialsMost) {
    throw notSupported(`A client has at most ${credentialsMost} credentials; remove one first`)
  }
  if (present.some((other) => nameOf(other) === nameOf(credential))) {
    throw invalidField('pem', 'The client has a credential with this key')
  }
  await clientCredentials.insert(credential)
  const details = { credential: id, ...detailsOf(credential) }
  await audit.record(actor, 'client.credential_added', { kind: 'client', id: clientId }, details)
  return credential
}

export function newCredentialId(): string {
  return prefixedId('cred')
}

type Proof =
  | Pick<KeyCredential, 'kind' | 'algorithm' | 'keyId' | 'publicJwk'>
  | Pick<CertificateCredential, 'kind' | 'thumbprint'>
  | Pick<SubjectCredential, 'kind' | 'subjectName'>

async function proofOf(input: AddClientCredentialInput): Promise<Proof & { readonly end: Date | null }> {
  if (input.kind === 'key') {
    const { certificateEnd, ...key } = await readPublicKey(input.pem, input.algorithm ?? null)
    return { kind: 'key', ...key, end: input.endsWithCertificate === true ? certificateEnd : null }
  }
  if (input.kind === 'certificate') {
    const { thumbprint, end } = readCertificate(input.pem)
    return { kind: 'certificate', thumbprint, end }
  }
  const subjectName = input.subjectName ?? (input.pem === undefined ? '' : readCertificate(input.pem).subjectName)
  if (subjectName === '') throw invalidField('subject_dn', 'Name the subject, or send a certificate that has one')
  return { kind: 'certificate-subject', subjectName, end: null }
}

/** What no second credential of the client may have. */
function nameOf(credential: ClientCredential): string {
  if (credential.kind === 'key') return credential.keyId
  return credential.kind === 'certificate' ? credential.thumbprint : credential.subjectName
}

function detailsOf(credential: ClientCredential): JsonObject {
  if (credential.kind === 'key') return { key: credential.keyId, algorithm: credential.algorithm }
  return { kind: credential.kind }
}
