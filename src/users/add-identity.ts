import type { AuditStore } from '../audit/audit-event.ts'
import type { ConnectionStore } from '../connections/connection-store.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import { RollcallError } from '../kernel/errors.ts'
import type { JsonObject } from '../kernel/json.ts'
import type { UpstreamIdentity } from '../upstreams/upstream.ts'
import { federatedAttributes } from './federated-attributes.ts'
import { presentUser } from './find-user.ts'
import { profileOf } from './identity-profile.ts'
import { userId as identityId } from './user.ts'
import type { UserStore } from './user-store.ts'

export interface AddIdentityDeps {
  readonly users: UserStore
  readonly connections: Pick<ConnectionStore, 'find'>
  readonly audit: AuditStore
  readonly clock: Clock
}

/**
 * Makes what a provider names, and what is nobody's here, a further identity of a person. The caller has made sure that
 * it is theirs; call it in a transaction. Throws `user_exists` when it is somebody's by now, `belongs_elsewhere` for a
 * connection of another organization than theirs, `connection_unknown`.
 */
export async function addIdentity(
  { users, connections, audit, clock }: AddIdentityDeps,
  actor: Actor,
  userId: string,
  { identity, details }: { readonly identity: UpstreamIdentity; readonly details: JsonObject },
): Promise<void> {
  const { connectionId, provider, subject } = identity
  const user = presentUser(await users.findForChange(userId))
  const connection = await connections.find(connectionId)
  if (connection === null) throw new RollcallError('connection_unknown', 'Connection does not exist.')
  if (connection.organizationId !== (user.organization?.id ?? null)) {
    throw new RollcallError('belongs_elsewhere', 'The connection belongs to another organization than the user.')
  }
  const profile = profileOf(federatedAttributes(identity))
  await users.addIdentity(userId, { connectionId, provider, subject, profile }, clock.now())
  await users.save({ ...user, updatedAt: clock.now(), version: user.version + 1 })
  const told = { identity: identityId(provider, subject), connection: connection.name, ...details }
  await audit.record(actor, 'user.identity_linked', { kind: 'user', id: userId }, told)
}
