import type { AuditStore } from '../audit/audit-event.ts'
import { changedValues } from '../audit/changed-values.ts'
import type { Connection } from '../connections/connection.ts'
import type { Actor } from '../kernel/actor.ts'
import type { UpstreamIdentity } from '../upstreams/upstream.ts'
import { federatedAttributes } from './federated-attributes.ts'
import { notePoolMembers } from './note-pool-members.ts'
import { type UserAroundDeps, userAround } from './user-around.ts'
import type { UserStore } from './user-store.ts'
import { userValues } from './user-values.ts'

export interface CreateFederatedUserDeps extends UserAroundDeps {
  readonly users: UserStore
  readonly audit: AuditStore
}

/**
 * Makes the account of somebody whom a provider names for the first time. It is always one of its own: whoever has the
 * same e-mail address here already may be somebody else, and joins it only by proving both (OID-17). Throws `user_exists`
 * when the same identity came at the same moment. Answers the id.
 */
export async function createFederatedUser(
  deps: CreateFederatedUserDeps,
  actor: Actor,
  identity: UpstreamIdentity,
  { organizationId }: Pick<Connection, 'organizationId'>,
): Promise<string> {
  const { connectionId, provider, subject } = identity
  const user = userAround(deps, { connectionId, provider, subject }, federatedAttributes(identity))
  await deps.users.insert(user)
  const details = { connection: connectionId, connectionId, ...changedValues(null, userValues(user)) }
  await deps.audit.record(actor, 'user.created', { kind: 'user', id: user.id }, details)
  await notePoolMembers(deps.audit, actor, organizationId, [user.id])
  return user.id
}
