import type { AuditStore } from '../audit/audit-event.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import { type ClientCredential, type ClientCredentialStore, presentCredential } from './client-credential.ts'

export interface ChangeCredentialExpiryDeps {
  readonly clientCredentials: ClientCredentialStore
  readonly audit: AuditStore
  readonly clock: Clock
}

/** A time in the past ends it now; null lets it count until it is removed. */
export async function changeCredentialExpiry(
  { clientCredentials, audit, clock }: ChangeCredentialExpiryDeps,
  actor: Actor,
  { clientId, id, expiresAt }: Pick<ClientCredential, 'clientId' | 'id' | 'expiresAt'>,
): Promise<ClientCredential> {
  const changed = presentCredential(await clientCredentials.setExpiry(clientId, id, expiresAt, clock.now()))
  const details = { credential: id, expiresAt: expiresAt?.toISOString() ?? null }
  await audit.record(actor, 'client.credential_updated', { kind: 'client', id: clientId }, details)
  return changed
}
