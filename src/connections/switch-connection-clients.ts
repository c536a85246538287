import type { AuditStore } from '../audit/audit-event.ts'
import { changedValues } from '../audit/changed-values.ts'
import type { Actor } from '../kernel/actor.ts'
import type { ClientSwitch, ConnectionStore } from './connection-store.ts'
import { presentConnection } from './find-connection.ts'
import { lockRelying, refuseLastWay } from './last-way-in.ts'

export interface SwitchConnectionClientsDeps {
  readonly connections: ConnectionStore
  readonly audit: AuditStore
}

/**
 * Lets clients use a connection, or no longer; all of them or, when one is not there, none: `client_not_found`. Throws
 * `connection_required` where it would shut the only way into an organization that requires single sign-on.
 */
export async function switchConnectionClients(
  { connections, audit }: SwitchConnectionClientsDeps,
  actor: Actor,
  id: string,
  switches: readonly ClientSwitch[],
): Promise<void> {
  const relying = switches.some(({ isEnabled }) => !isEnabled) ? await lockRelying(connections, id) : []
  const current = presentConnection(await connections.findForChange(id))
  const { enabledClients } = current
  const named = (isEnabled: boolean) =>
    switches.filter((each) => each.isEnabled === isEnabled).map(({ clientId }) => clientId)
  const [enabled, disabled] = [named(true), named(false)]
  const after = [...new Set([...enabledClients, ...enabled])].filter((clientId) => !disabled.includes(clientId))
  refuseLastWay(current, { ...current, enabledClients: after }, relying)
  await connections.setClients(id, switches)
  // Its clients are none of its columns; who edits it sees them beside those.
  await connections.save(current)
  const values = changedValues({ enabledClients }, { enabledClients: after })
  const details = { fields: ['enabled_clients'], enabled, disabled, ...values }
  await audit.record(actor, 'connection.updated', { kind: 'connection', id }, details)
}
