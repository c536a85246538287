import type { AuditStore } from '../audit/audit-event.ts'
import type { Actor } from '../kernel/actor.ts'
import type { ClientCredential, ClientCredentialStore } from './client-credential.ts'

export interface RemoveClientCredentialDeps {
  readonly clientCredentials: ClientCredentialStore
  readonly audit: AuditStore
}

/** False when there was none. What the client's settings list of it counts for nothing from now on. */
export async function removeClientCredential(
  { clientCredentials, audit }: RemoveClientCredentialDeps,
  actor: Actor,
  { clientId, id }: Pick<ClientCredential, 'clientId' | 'id'>,
): Promise<boolean> {
  if (!(await clientCredentials.remove(clientId, id))) return false
  await audit.record(actor, 'client.credential_removed', { kind: 'client', id: clientId }, { credential: id })
  return true
}
