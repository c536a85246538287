import type { AuditStore } from '../audit/audit-event.ts'
import { changedValues } from '../audit/changed-values.ts'
import type { Actor } from '../kernel/actor.ts'
import type { JsonObject } from '../kernel/json.ts'
import { presentResourceServer } from './find-resource-server.ts'
import { refusePredefined } from './predefined-apis.ts'
import { type ResourceServer, refuseBadLifetime, refuseBadPermissions, refuseSystem } from './resource-server.ts'
import type { ResourceServerStore } from './resource-server-store.ts'
import { resourceServerValues } from './resource-server-values.ts'

/** What is left out stays as it is; `permissions` replaces the whole list. */
export interface UpdateResourceServerInput
  extends Partial<Pick<ResourceServer, 'name' | 'tokenLifetimeSeconds' | 'permissions'>> {
  /** Merged by key at the root; null removes. */
  readonly settings?: JsonObject
}

export interface UpdateResourceServerDeps {
  readonly resourceServers: ResourceServerStore
  readonly audit: AuditStore
}

export async function updateResourceServer(
  { resourceServers, audit }: UpdateResourceServerDeps,
  actor: Actor,
  idOrIdentifier: string,
  { settings, ...input }: UpdateResourceServerInput,
): Promise<ResourceServer> {
  const current = presentResourceServer(await resourceServers.findForChange(idOrIdentifier))
  if (input.permissions !== undefined) {
    refuseSystem(current, 'its scopes cannot be changed')
    refuseBadPermissions(input.permissions)
  }
  if (input.tokenLifetimeSeconds !== undefined) refuseBadLifetime(input.tokenLifetimeSeconds)
  const changed = { ...current, ...input, settings: mergedSettings(current.settings, settings ?? {}) }
  const values = changedValues(resourceServerValues(current), resourceServerValues(changed))
  // Tools that write back all they read change nothing, and are let through.
  if (Object.keys(values).length > 0) refusePredefined(current)
  await resourceServers.save(changed)
  if (input.permissions !== undefined) await resourceServers.setPermissions(current.id, input.permissions)
  const fields = [...Object.keys(input), ...Object.keys(settings ?? {})]
  const details = { fields, ...values }
  await audit.record(actor, 'resource_server.updated', { kind: 'resource-server', id: current.id }, details)
  return changed
}

function mergedSettings(current: JsonObject, change: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries({ ...current, ...change }).filter(([, value]) => value !== null))
}
