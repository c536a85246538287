import type { Actor, Caller } from '../kernel/actor.ts'
import type { Change } from '../kernel/change.ts'
import type { Clock } from '../kernel/clock.ts'
import { RollcallError } from '../kernel/errors.ts'
import type { MessageQueue } from '../messages/queue-message.ts'
import type { Account, AccountStore } from '../sign-ins/account.ts'
import { personFrom } from '../sign-ins/sign-in-deps.ts'
import type { UpstreamIdentity } from '../upstreams/upstream.ts'
import { type AddIdentityDeps, addIdentity } from '../users/add-identity.ts'
import { type LinkRequest, type LinkRequestStore, linkingIsOver } from './link-request.ts'
import { nameOfJoining, standingOf } from './linking-under-way.ts'
import { type MergeUsersDeps, mergeUsers } from './merge-users.ts'

type Stores = Omit<MergeUsersDeps & AddIdentityDeps, 'clock'> & {
  readonly accounts: Pick<AccountStore, 'find'>
  readonly linkRequests: LinkRequestStore
  readonly messages: MessageQueue
}

export interface JoinAccountsDeps {
  readonly change: Change<Stores>
  readonly clock: Clock
}

export interface JoinInput {
  readonly requestId: string
  /** The proof of the other account that the person was shown: what they saw is joined, and nothing else. */
  readonly signInId: string
  readonly browserHash: Buffer
}

/**
 * What was proven after the first account, in the same browser, joins it; an account's record and sessions end with that.
 * Both owners are told. Throws `link_unusable`, and what `mergeUsers` and `addIdentity` throw: then nothing is spent, and
 * the audit says what was refused.
 */
export async function joinAccounts(
  { change, clock }: JoinAccountsDeps,
  caller: Caller,
  input: JoinInput,
): Promise<void> {
  try {
    await change((stores) => join({ ...stores, clock }, caller, input))
  } catch (fault) {
    if (fault instanceof RollcallError)
      await change((stores) => noteRefusal({ ...stores, clock }, caller, input, fault))
    throw fault
  }
}

type Deps = Stores & { readonly clock: Clock }

async function join(deps: Deps, caller: Caller, { requestId, signInId, browserHash }: JoinInput): Promise<void> {
  const { accounts, linkRequests, clock } = deps
  const request = await linkRequests.take(requestId, browserHash, signInId, clock.now())
  const standing = request === null ? null : await standingOf(accounts, request, clock.now())
  if (request === null || standing?.step !== 'join') throw linkingIsOver()
  const { account, other } = standing
  const { reason } = request
  const askedBy = request.askedBy.name
  const actor = actorOf(account, caller, request)
  if ('userId' in other) {
    await mergeUsers(deps, actor, account.userId, { withId: other.userId, reason, askedBy })
  } else {
    await addIdentity(deps, actor, account.userId, { identity: other, details: { reason, askedBy } })
  }
  await tell(deps, account, other)
}

/** The person asks for it, and gets what whoever asked them may give. */
function actorOf(account: Account, caller: Caller, { mayGiveRoles }: LinkRequest): Actor {
  return { ...personFrom(account, caller), permissions: new Set(mayGiveRoles ? ['assign:roles'] : []) }
}

/** At the addresses that they proved; an unproven one may be a stranger's, and so may one that a provider names. */
async function tell({ messages }: Deps, account: Account, other: Account | UpstreamIdentity): Promise<void> {
  const values = { account: nameOfJoining(account), other: nameOfJoining(other) }
  const { userId } = account
  const told = 'userId' in other && other.email !== account.email ? [account, other] : [account]
  for (const { email, emailVerified, locale } of told) {
    if (email !== null && emailVerified) {
      await messages.queue({ kind: 'identity-linked', to: email, userId, locale, values })
    }
  }
}

async function noteRefusal(
  { accounts, linkRequests, audit, clock }: Deps,
  caller: Caller,
  { requestId, browserHash }: JoinInput,
  { code }: RollcallError,
): Promise<void> {
  const request = await linkRequests.findIn(browserHash, clock.now())
  const account = request?.id !== requestId ? null : await accounts.find(request.userId)
  if (account === null) return
  const subject = { kind: 'user', id: account.userId } as const
  await audit.record(personFrom(account, caller), 'user.identity_link_refused', subject, { reason: code })
}
