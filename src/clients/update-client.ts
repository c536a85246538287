import type { AuditStore } from '../audit/audit-event.ts'
import type { Actor } from '../kernel/actor.ts'
import { type Client, refuseBadName } from './client.ts'
import type { ClientStore } from './client-store.ts'
import { clientForChange } from './find-client.ts'

/** What is left out stays as it is. */
export type UpdateClientInput = Partial<
  Pick<Client, 'name' | 'appType' | 'isFirstParty' | 'grantTypes' | 'tokenEndpointAuthMethod'>
> & {
  /** Makes the new settings out of the present ones: what merges and what replaces is the wire's to know. */
  readonly settings?: (current: Client['settings']) => Client['settings']
}

export interface UpdateClientDeps {
  readonly clients: ClientStore
  readonly audit: AuditStore
}

export async function updateClient(
  { clients, audit }: UpdateClientDeps,
  actor: Actor,
  id: string,
  { settings, ...input }: UpdateClientInput,
): Promise<Client> {
  if (input.name !== undefined) refuseBadName(input.name)
  const current = await clientForChange(clients, id)
  const changed = {
    ...current,
    ...input,
    settings: settings === undefined ? current.settings : settings(current.settings),
  }
  await clients.save(changed)
  const fields = [...Object.keys(input), ...(settings === undefined ? [] : ['settings'])]
  await audit.record(actor, 'client.updated', { kind: 'client', id }, { fields })
  return changed
}
