import type { AuditStore } from '../audit/audit-event.ts'
import { changedValues } from '../audit/changed-values.ts'
import type { Actor } from '../kernel/actor.ts'
import { refuseSystem } from './client.ts'
import type { ClientStore } from './client-store.ts'
import { clientValues } from './client-values.ts'

export interface DeleteClientDeps {
  readonly clients: ClientStore
  readonly audit: AuditStore
}

/** False when there was none. Its grants go with it, so its tokens are refused from now on. */
export async function deleteClient({ clients, audit }: DeleteClientDeps, actor: Actor, id: string): Promise<boolean> {
  const client = await clients.findForChange(id)
  if (client === null) return false
  refuseSystem(client, 'it cannot be deleted')
  await clients.remove(id)
  const details = { name: client.name, ...changedValues(clientValues(client), null) }
  await audit.record(actor, 'client.deleted', { kind: 'client', id }, details)
  return true
}
