// Whether people may come from another provider right now: asked when a sign-in goes there and again when it comes back.
import { servesOneOrSome } from '../connections/client-access.ts'
import { type Connection, connectionKind, isSocialStrategy } from '../connections/connection.ts'
import { guardAttempt } from '../guards/guard-attempt.ts'
import type { Caller } from '../kernel/actor.ts'
import type { Change } from '../kernel/change.ts'
import type { Outgoing } from '../kernel/outgoing.ts'
import type { OrganizationConnectionStore } from '../organizations/enabled-connection.ts'
import { takesNewcomers } from '../organizations/takes-newcomers.ts'
import { upstreamName } from '../upstreams/find-upstream.ts'
import { UpstreamFailure, type UpstreamIdentity } from '../upstreams/upstream.ts'
import { isOf } from './database-of.ts'
import { invitationOf } from './invited.ts'
import type { SignIn } from './sign-in.ts'
import type { SignInDeps, SignInStores } from './sign-in-deps.ts'

export interface FederatedDeps extends SignInDeps {
  readonly stores: FederatedStores
  readonly change: Change<FederatedStores>
  readonly outgoing: Outgoing
}

export type FederatedStores = SignInStores & { readonly organizationConnections: OrganizationConnectionStore }

/** The connection, while it is on, for this client, and for the organization where there is one. */
export async function openConnection(
  { stores }: FederatedDeps,
  { clientId, organizationId }: Pick<SignIn, 'clientId' | 'organizationId'>,
  connectionId: string,
): Promise<Connection> {
  const connection = await stores.connections.find(connectionId)
  if (connection === null || connectionKind(connection) !== 'other') throw turnedOff()
  if (!servesOneOrSome(connection, clientId) || !isOf(connection, organizationId)) throw turnedOff()
  if (organizationId !== null) {
    const enabled = await stores.organizationConnections.find(organizationId, connectionId)
    if (enabled?.isEnabled !== true) throw turnedOff()
  }
  return connection
}

/**
 * Throws where nobody new may come in. A company's provider decides that by itself; where anybody can get an account, our
 * own setting for sign-ups counts, unless it is the person who was invited.
 */
export async function refuseNewcomer(
  deps: FederatedDeps,
  signIn: SignIn,
  connection: Connection,
  identity: UpstreamIdentity,
  caller: Caller,
): Promise<void> {
  const { stores, clock } = deps
  const settings = await stores.settings.read()
  const isOpen =
    connection.options.disable_signup !== true &&
    (await takesNewcomers(stores, connection)) &&
    (!isSocialStrategy(connection.strategy) || settings.isSignUpOpen || (await isInvited(deps, signIn, identity)))
  if (!isOpen) throw new UpstreamFailure(upstreamName(connection), 'no_account', 'sign-up is closed for newcomers')
  const attempt = { act: 'sign-up', account: null, ip: caller.ip, isKnownBrowser: false, protection: settings } as const
  const verdict = await guardAttempt({ attempts: stores.attempts, clock }, attempt)
  if (!verdict.isAllowed) {
    throw new UpstreamFailure(upstreamName(connection), 'too_many_attempts', 'too many new accounts from one network')
  }
}

/** By the address that the provider vouches for: an invitation is worth nothing to whoever else holds it. */
async function isInvited(
  deps: FederatedDeps,
  signIn: SignIn,
  { email, emailVerified }: UpstreamIdentity,
): Promise<boolean> {
  const invitation = emailVerified && email !== null ? await invitationOf(deps, signIn) : null
  return invitation !== null && invitation.inviteeEmail === email?.toLowerCase()
}

/** Unnamed: it may be another organization's, which is nobody's business here (TEN-01). */
function turnedOff(): UpstreamFailure {
  return new UpstreamFailure(
    'This provider',
    'turned_off',
    'the connection is off, or not for this client or organization',
  )
}
