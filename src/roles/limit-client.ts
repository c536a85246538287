import type { AuditStore } from '../audit/audit-event.ts'
import { changedValues } from '../audit/changed-values.ts'
import { type Client, refuseSystem } from '../clients/client.ts'
import type { ClientStore } from '../clients/client-store.ts'
import { clientValues } from '../clients/client-values.ts'
import { clientForChange } from '../clients/find-client.ts'
import type { Actor } from '../kernel/actor.ts'
import { invalidField } from '../kernel/errors.ts'
import type { RoleStore } from './role-store.ts'

export interface LimitClientDeps {
  readonly clients: ClientStore
  readonly roles: Pick<RoleStore, 'findMissing'>
  readonly audit: AuditStore
}

export interface LimitClientInput {
  readonly roleIds: readonly string[] | null
  /** Called with the client locked, before anything of it is changed. */
  readonly beforeChange: (current: Client) => Promise<void>
}

/**
 * From now on whoever has one of the roles, and nobody else, gets into the client; null opens it to everybody. Who is in
 * stays until their tokens are renewed. Throws `client_not_found`, and `invalid_input` for a role that is not there.
 */
export async function limitClient(
  { clients, roles, audit }: LimitClientDeps,
  actor: Actor,
  id: string,
  { roleIds, beforeChange }: LimitClientInput,
): Promise<Client> {
  const current = await clientForChange(clients, id)
  refuseSystem(current, 'whom it lets in stays as it is')
  await beforeChange(current)
  const [missing] = roleIds === null ? [] : await roles.findMissing(roleIds)
  if (missing !== undefined) throw invalidField('roles', `There is no role ${missing} of the whole application.`)
  const changed = { ...current, accessRoleIds: roleIds === null ? null : [...new Set(roleIds)].sort() }
  const values = changedValues(clientValues(current), clientValues(changed))
  if (Object.keys(values).length === 0) return current
  await clients.save(changed)
  await audit.record(actor, 'client.updated', { kind: 'client', id }, { fields: ['accessRoleIds'], ...values })
  return changed
}
