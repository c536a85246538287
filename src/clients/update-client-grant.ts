import type { AuditStore } from '../audit/audit-event.ts'
import { changedValues, type Values } from '../audit/changed-values.ts'
import type { Actor } from '../kernel/actor.ts'
import { type ClientGrant, presentClientGrant, refuseBadScope } from './client-grant.ts'
import type { ClientGrantStore } from './client-grant-store.ts'

/** What is left out stays as it is; naming a scope ends "all scopes"; settings merge at the root, and null removes. */
export type UpdateClientGrantInput = Partial<Pick<ClientGrant, 'scope' | 'allowsAllScopes' | 'settings'>>

export interface UpdateClientGrantDeps {
  readonly clientGrants: ClientGrantStore
  readonly audit: AuditStore
}

export async function updateClientGrant(
  { clientGrants, audit }: UpdateClientGrantDeps,
  actor: Actor,
  id: string,
  { settings = {}, ...input }: UpdateClientGrantInput,
): Promise<ClientGrant> {
  if (input.scope !== undefined) refuseBadScope(input.scope)
  const current = presentClientGrant(await clientGrants.findForChange(id))
  const merged = Object.entries({ ...current.settings, ...settings }).filter(([, value]) => value !== null)
  const named = input.scope === undefined ? {} : { allowsAllScopes: false }
  const changed = { ...current, ...named, ...input, settings: Object.fromEntries(merged) }
  await clientGrants.save(changed)
  const fields = [...Object.keys(input), ...Object.keys(settings)]
  const details = { fields, scope: changed.scope, ...changedValues(grantValues(current), grantValues(changed)) }
  await audit.record(actor, 'client_grant.updated', { kind: 'client-grant', id }, details)
  return changed
}

function grantValues({ scope, allowsAllScopes, settings }: ClientGrant): Values {
  return { scope, allowsAllScopes, settings }
}
