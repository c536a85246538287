import type { AuditStore } from '../audit/audit-event.ts'
import type { Actor } from '../kernel/actor.ts'
import { type ClientGrant, presentClientGrant, refuseBadScope } from './client-grant.ts'
import type { ClientGrantStore } from './client-grant-store.ts'

/** What is left out stays as it is; settings merge by key at the root, and null removes. */
export type UpdateClientGrantInput = Partial<Pick<ClientGrant, 'scope' | 'settings'>>

export interface UpdateClientGrantDeps {
  readonly clientGrants: ClientGrantStore
  readonly audit: AuditStore
}

export async function updateClientGrant(
  { clientGrants, audit }: UpdateClientGrantDeps,
  actor: Actor,
  id: string,
  { scope, settings = {} }: UpdateClientGrantInput,
): Promise<ClientGrant> {
  if (scope !== undefined) refuseBadScope(scope)
  const current = presentClientGrant(await clientGrants.findForChange(id))
  const merged = Object.entries({ ...current.settings, ...settings }).filter(([, value]) => value !== null)
  const changed = { ...current, scope: scope ?? current.scope, settings: Object.fromEntries(merged) }
  await clientGrants.save(changed)
  const details = {
    fields: [...(scope === undefined ? [] : ['scope']), ...Object.keys(settings)],
    scope: changed.scope,
  }
  await audit.record(actor, 'client_grant.updated', { kind: 'client-grant', id }, details)
  return changed
}
