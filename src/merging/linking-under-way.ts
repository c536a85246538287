import type { Clock } from '../kernel/clock.ts'
import type { Account, AccountStore } from '../sign-ins/account.ts'
import type { UpstreamIdentity } from '../upstreams/upstream.ts'
import { mayComeIn } from '../users/lifecycle.ts'
import type { LinkRequest, LinkRequestStore } from './link-request.ts'

/** How far somebody is who joins two accounts. A proof of an account that changed since is none. */
export type LinkingUnderWay = { readonly request: LinkRequest; readonly account: Account } & (
  | { readonly step: 'first' | 'other' }
  | { readonly step: 'join'; readonly signInId: string; readonly other: Account | UpstreamIdentity }
)

type Accounts = Pick<AccountStore, 'find'>

export interface LinkingUnderWayDeps {
  readonly stores: { readonly accounts: Accounts; readonly linkRequests: Pick<LinkRequestStore, 'findIn'> }
  readonly clock: Clock
}

/** What is being joined in this browser; null where nothing is. */
export async function linkingUnderWay(
  { stores, clock }: LinkingUnderWayDeps,
  browserHash: Buffer,
): Promise<LinkingUnderWay | null> {
  const now = clock.now()
  const request = await stores.linkRequests.findIn(browserHash, now)
  return request === null ? null : standingOf(stores.accounts, request, now)
}

/** Null where the account that was to stay is gone or is let in no more. */
export async function standingOf(accounts: Accounts, request: LinkRequest, now: Date): Promise<LinkingUnderWay | null> {
  const { userId, firstSecurityVersion, other } = request
  const account = await accounts.find(userId)
  if (account === null || !mayComeIn(account.admission, now)) return null
  if (account.securityVersion !== firstSecurityVersion) return { request, account, step: 'first' }
  if (other === null) return { request, account, step: 'other' }
  const { signInId } = other
  if (other.newcomer !== null) return { request, account, step: 'join', signInId, other: other.newcomer }
  const joining = await accounts.find(other.userId)
  if (joining?.securityVersion !== other.securityVersion) return { request, account, step: 'other' }
  return { request, account, step: 'join', signInId, other: joining }
}

/** As its owner knows it. */
export function nameOfJoining(each: Account | UpstreamIdentity): string {
  if ('userId' in each) return each.email ?? each.name ?? each.userId
  return each.email ?? each.profile.name ?? each.subject
}
