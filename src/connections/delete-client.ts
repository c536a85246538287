// Deleting a client takes the connections from it, too: nobody signs in by them there any more.
import type { AuditStore } from '../audit/audit-event.ts'
import { changedValues } from '../audit/changed-values.ts'
import { refuseSystem } from '../clients/client.ts'
import type { ClientStore } from '../clients/client-store.ts'
import { clientValues } from '../clients/client-values.ts'
import type { Actor } from '../kernel/actor.ts'
import type { ConnectionStore } from './connection-store.ts'
import { lockRelyingOnClient, refuseLastClient } from './last-way-in.ts'

export interface DeleteClientDeps {
  readonly clients: ClientStore
  readonly connections: Pick<ConnectionStore, 'lockRelyingOnClient'>
  readonly audit: AuditStore
}

/**
 * False when there was none. Its grants go with it, so its tokens are refused from now on. Throws `connection_required`
 * where people come into an organization that requires single sign-on by this client alone, and `busy` where it was given
 * a connection meanwhile. Call it in a transaction.
 */
export async function deleteClient(
  { clients, connections, audit }: DeleteClientDeps,
  actor: Actor,
  id: string,
): Promise<boolean> {
  const relying = await lockRelyingOnClient(connections, id)
  const client = await clients.findForChange(id)
  if (client === null) return false
  refuseSystem(client, 'it cannot be deleted')
  refuseLastClient(client, relying)
  await clients.remove(id)
  const details = { name: client.name, ...changedValues(clientValues(client), null) }
  await audit.record(actor, 'client.deleted', { kind: 'client', id }, details)
  return true
}
