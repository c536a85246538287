import type { AuditStore } from '../audit/audit-event.ts'
import { changedValues } from '../audit/changed-values.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import { prefixedId } from '../kernel/ids.ts'
import { type ClientGrant, refuseBadScope } from './client-grant.ts'
import type { ClientGrantStore } from './client-grant-store.ts'

export type CreateClientGrantInput = Pick<ClientGrant, 'clientId' | 'audience' | 'scope'> &
  Partial<Pick<ClientGrant, 'subjectType' | 'allowsAllScopes' | 'settings'>>

export interface CreateClientGrantDeps {
  readonly clientGrants: ClientGrantStore
  readonly audit: AuditStore
  readonly clock: Clock
}

/** Throws `client_not_found`, `resource_server_not_found`, or `client_grant_exists`. */
export async function createClientGrant(
  { clientGrants, audit, clock }: CreateClientGrantDeps,
  actor: Actor,
  input: CreateClientGrantInput,
): Promise<ClientGrant> {
  refuseBadScope(input.scope)
  const grant: ClientGrant = {
    id: prefixedId('cgr'),
    clientId: input.clientId,
    audience: input.audience,
    subjectType: input.subjectType ?? 'client',
    scope: input.scope,
    allowsAllScopes: input.allowsAllScopes ?? false,
    settings: Object.fromEntries(Object.entries(input.settings ?? {}).filter(([, value]) => value !== null)),
    createdAt: clock.now(),
  }
  await clientGrants.insert(grant)
  const { scope, allowsAllScopes, settings, subjectType } = grant
  const made = changedValues(null, { scope, allowsAllScopes, settings, subjectType })
  const details = { client: grant.clientId, audience: grant.audience, scope, ...made }
  await audit.record(actor, 'client_grant.created', { kind: 'client-grant', id: grant.id }, details)
  return grant
}
