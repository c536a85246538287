import type { AuditStore } from '../audit/audit-event.ts'
import { changedValues } from '../audit/changed-values.ts'
import type { Actor } from '../kernel/actor.ts'
import { RollcallError } from '../kernel/errors.ts'
import { type ResourceServer, refuseSystem } from './resource-server.ts'
import type { ResourceServerStore } from './resource-server-store.ts'
import { resourceServerValues } from './resource-server-values.ts'
import { tenantAccessIdentifier } from './tenant-access-api.ts'

export interface DeleteResourceServerDeps {
  readonly resourceServers: ResourceServerStore
  readonly audit: AuditStore
}

/** False when there was none. Its permissions vanish from every role and user, and with them every grant to a client. */
export async function deleteResourceServer(
  { resourceServers, audit }: DeleteResourceServerDeps,
  actor: Actor,
  idOrIdentifier: string,
): Promise<boolean> {
  const server = await resourceServers.findForChange(idOrIdentifier)
  if (server === null) return false
  refuseSystem(server, 'it cannot be deleted')
  refuseNeeded(server)
  const { id, identifier } = server
  await resourceServers.remove(id)
  const details = { identifier, ...changedValues(resourceServerValues(server), null) }
  await audit.record(actor, 'resource_server.deleted', { kind: 'resource-server', id }, details)
  return true
}

/** With it every organization would lose its administrators, and the next start would make it without them. */
function refuseNeeded({ identifier }: ResourceServer): void {
  if (identifier !== tenantAccessIdentifier) return
  throw new RollcallError(
    'system_resource_protected',
    `${identifier} is needed by Rollcall itself: it cannot be deleted.`,
  )
}
