import type { AuditStore } from '../audit/audit-event.ts'
import { changedValues } from '../audit/changed-values.ts'
import type { Actor } from '../kernel/actor.ts'
import type { ClientGrantStore } from './client-grant-store.ts'

export interface DeleteClientGrantDeps {
  readonly clientGrants: ClientGrantStore
  readonly audit: AuditStore
}

/** False when there was none. Tokens issued under it are refused from now on. */
export async function deleteClientGrant(
  { clientGrants, audit }: DeleteClientGrantDeps,
  actor: Actor,
  id: string,
): Promise<boolean> {
  const grant = await clientGrants.findForChange(id)
  if (grant === null) return false
  await clientGrants.remove(id)
  const { scope, allowsAllScopes, settings, subjectType } = grant
  const gone = changedValues({ scope, allowsAllScopes, settings, subjectType }, null)
  const details = { client: grant.clientId, audience: grant.audience, ...gone }
  await audit.record(actor, 'client_grant.deleted', { kind: 'client-grant', id }, details)
  return true
}
