import type { AuditStore } from '../audit/audit-event.ts'
import { changedValues } from '../audit/changed-values.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Outgoing } from '../kernel/outgoing.ts'
import type { Sealer } from '../kernel/sealing.ts'
import type { Connection } from './connection.ts'
import { changedOptions } from './connection-options.ts'
import { sealedOptions } from './connection-secrets.ts'
import type { ConnectionStore } from './connection-store.ts'
import { connectionValues } from './connection-values.ts'
import { presentConnection } from './find-connection.ts'
import { lockRelying, refuseLastWay } from './last-way-in.ts'
import { refuseBadEndpoints } from './refuse-bad-endpoints.ts'

/** What is left out stays as it is. `options` and `enabledClients` are replaced whole, settings by key at the root. */
export type UpdateConnectionInput = Partial<
  Pick<Connection, 'displayName' | 'isEnabled' | 'options' | 'settings' | 'enabledClients'>
>

export interface UpdateConnectionDeps {
  readonly connections: ConnectionStore
  readonly audit: AuditStore
  readonly sealer: Sealer
  readonly outgoing: Outgoing
}

/** Throws `connection_required` where it would shut the only way into an organization that requires single sign-on. */
export async function updateConnection(
  { connections, audit, sealer, outgoing }: UpdateConnectionDeps,
  actor: Actor,
  id: string,
  input: UpdateConnectionInput,
): Promise<Connection> {
  const relying = await relyingOn(connections, id, input)
  const current = presentConnection(await connections.findForChange(id))
  const { options, enabledClients } = input
  refuseBadEndpoints({ outgoing }, options ?? {})
  const changed: Connection = {
    ...current,
    ...input,
    options:
      options === undefined
        ? current.options
        : sealedOptions(sealer, id, changedOptions(current.strategy, options, current.options)),
    settings: { ...current.settings, ...input.settings },
    enabledClients: enabledClients === undefined ? current.enabledClients : [...new Set(enabledClients)],
  }
  refuseLastWay(current, changed, relying)
  return saveConnection({ connections, audit }, actor, current, changed, Object.keys(input))
}

/** None where the change shuts nothing. Call it before the connection is locked. */
export async function relyingOn(
  connections: ConnectionStore,
  id: string,
  { isEnabled, enabledClients }: Pick<UpdateConnectionInput, 'isEnabled' | 'enabledClients'>,
): Promise<readonly string[]> {
  return isEnabled === false || enabledClients?.length === 0 ? lockRelying(connections, id) : []
}

/** Saves what was changed of a connection that is locked, and says so. `fields`: what was asked to change. */
export async function saveConnection(
  { connections, audit }: Pick<UpdateConnectionDeps, 'connections' | 'audit'>,
  actor: Actor,
  current: Connection,
  changed: Connection,
  fields: readonly string[],
): Promise<Connection> {
  const { id } = current
  await connections.save(changed)
  const switches = clientSwitches(current, changed)
  if (fields.includes('enabledClients')) await connections.setClients(id, switches)
  const values = changedValues(connectionValues(current), connectionValues(changed))
  await audit.record(actor, 'connection.updated', { kind: 'connection', id }, { fields, ...values })
  return { ...changed, version: current.version + 1 }
}

function clientSwitches(before: Connection, after: Connection) {
  const gone = before.enabledClients.filter((clientId) => !after.enabledClients.includes(clientId))
  return [
    ...gone.map((clientId) => ({ clientId, isEnabled: false })),
    ...after.enabledClients.map((clientId) => ({ clientId, isEnabled: true })),
  ]
}
