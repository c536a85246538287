import type { Connection } from '../connections/connection.ts'
import { syncsProfile } from '../connections/syncs-profile.ts'
import type { Caller } from '../kernel/actor.ts'
import { systemActor } from '../kernel/actor.ts'
import { RollcallError } from '../kernel/errors.ts'
import { upstreamName } from '../upstreams/find-upstream.ts'
import { UpstreamFailure, type UpstreamIdentity } from '../upstreams/upstream.ts'
import { createFederatedUser } from '../users/create-federated-user.ts'
import { mayComeIn } from '../users/lifecycle.ts'
import { syncFederatedUser } from '../users/sync-federated-user.ts'
import type { Account } from './account.ts'
import { type FederatedDeps, type FederatedStores, openConnection, refuseNewcomer } from './federated-access.ts'
import { moveOn, StaleSignIn, withProof } from './keep-sign-in.ts'
import { mayMakeAccount, type SignIn } from './sign-in.ts'
import { personFrom, strangerFrom } from './sign-in-deps.ts'

/**
 * Takes a provider's word for who it is. The account is found by connection and subject and by nothing else: an e-mail
 * address, proven or not, leads to no account that was there before (OID-17). Throws `UpstreamFailure` where the
 * connection is off or nobody new may come in.
 */
export async function proveUpstream(
  deps: FederatedDeps,
  signIn: SignIn,
  identity: UpstreamIdentity,
  caller: Caller,
): Promise<SignIn> {
  if (signIn.userId !== null) throw new StaleSignIn('somebody proved already who they are')
  const connection = await openConnection(deps, signIn, identity.connectionId)
  try {
    return await believe(deps, signIn, connection, identity, caller)
  } catch (fault) {
    if (!isTaken(fault)) throw fault
  }
  // The same person came at the same moment in another tab: now the account is there.
  try {
    return await believe(deps, signIn, connection, identity, caller)
  } catch (fault) {
    if (!isTaken(fault)) throw fault
    throw new UpstreamFailure(upstreamName(connection), 'no_account', 'the id is taken by somebody else', fault)
  }
}

async function believe(
  deps: FederatedDeps,
  signIn: SignIn,
  connection: Connection,
  identity: UpstreamIdentity,
  caller: Caller,
): Promise<SignIn> {
  const { clock } = deps
  const known = await deps.stores.accounts.findBySubject(connection.id, identity.subject)
  if (known === null && !mayMakeAccount(signIn)) return bringNewcomer(deps, signIn, connection, identity)
  if (known === null) await refuseNewcomer(deps, signIn, connection, identity, caller)
  return deps.change(async (stores) => {
    const account = await currentAccount({ ...deps, stores }, connection, identity, known, caller)
    await joinOrganization(stores, signIn, account, connection, clock.now())
    const proven = withProof(signIn, account, 'federated', connection.id, clock.now())
    return moveOn(stores, signIn, { ...proven, connectionId: connection.id }, clock.now())
  })
}

/** Whoever is nobody here comes to the account that is to be joined, and to no account of their own. */
async function bringNewcomer(
  { stores, clock }: FederatedDeps,
  signIn: SignIn,
  connection: Connection,
  newcomer: UpstreamIdentity,
): Promise<SignIn> {
  if (signIn.goal.kind !== 'link' || signIn.goal.proves !== 'other') {
    throw new UpstreamFailure(upstreamName(connection), 'no_account', 'nobody here is known by this identity')
  }
  const proof = { factor: 'federated', id: connection.id, at: clock.now().toISOString(), newcomer } as const
  const proofs = [...signIn.proofs, proof]
  return moveOn(stores, signIn, { proofs, connectionId: connection.id, lastFailure: null }, clock.now())
}

function isTaken(fault: unknown): boolean {
  return fault instanceof RollcallError && fault.code === 'user_exists'
}

async function currentAccount(
  deps: FederatedDeps,
  connection: Connection,
  identity: UpstreamIdentity,
  known: Account | null,
  caller: Caller,
): Promise<Account> {
  const { stores, clock } = deps
  if (known === null) await makeAccount(deps, connection, identity, caller)
  // What is not a suspended person's own any more is not refreshed either.
  else if (syncsProfile(connection) && mayComeIn(known.admission, clock.now())) {
    await syncFederatedUser({ ...stores, clock }, personFrom(known, caller), known.userId, identity)
  }
  const account = await stores.accounts.findBySubject(connection.id, identity.subject)
  if (account === null) throw new StaleSignIn('the account went away meanwhile')
  return account
}

async function makeAccount(
  deps: FederatedDeps,
  connection: Connection,
  identity: UpstreamIdentity,
  caller: Caller,
): Promise<void> {
  const { stores } = deps
  const id = await createFederatedUser({ ...deps, ...stores }, strangerFrom(caller), identity, connection)
  const details = { connectionId: connection.id }
  await stores.audit.record(strangerFrom(caller), 'user.signed_up', { kind: 'user', id }, details)
}

/** Whoever comes to an organization through a connection that assigns membership is a member from now on. */
async function joinOrganization(
  { organizationConnections, memberships, audit }: FederatedStores,
  { organizationId }: SignIn,
  { userId, admission }: Account,
  connection: Connection,
  now: Date,
): Promise<void> {
  if (organizationId === null || !mayComeIn(admission, now)) return
  const enabled = await organizationConnections.find(organizationId, connection.id)
  if (enabled?.assignsMembership !== true) return
  const added = await memberships.add(organizationId, [userId], now, undefined, 'provider')
  if (added.length === 0) return
  const details = { organization: organizationId, connection: connection.id }
  await audit.record(systemActor, 'organization.member_added', { kind: 'user', id: userId }, details)
}
