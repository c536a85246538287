import type { Limit } from './attempt-store.ts'
import { type Attempt, accountMark, type GuardedAct } from './guard.ts'
import type { LimitedScope, Rule } from './limits.ts'
import { networkOf, wideNetworkOf } from './networks.ts'
import { rulesOf } from './protected-limits.ts'

export interface ScopedLimit extends Limit {
  readonly scope: LimitedScope
}

/** What one attempt counts against. */
export function limitsOf(attempt: Attempt): ScopedLimit[] {
  const known = knownBrowserLimits(attempt)
  return known.length > 0 ? known : rulesOf(attempt).flatMap((rule) => limitOf(attempt, rule) ?? [])
}

/** The lane of a known browser depends on nothing that strangers can spend. */
function knownBrowserLimits(attempt: Attempt): ScopedLimit[] {
  if (!attempt.isKnownBrowser) return []
  return rulesOf(attempt)
    .filter(({ scope }) => scope === 'known-browser')
    .flatMap((rule) => limitOf(attempt, rule) ?? [])
}

function limitOf(attempt: Attempt, { scope, most, refill, seconds }: Rule): ScopedLimit | null {
  const counted = countedOf(attempt, scope)
  if (counted === null) return null
  const onlyWithFirstOf = scope === 'new-accounts' ? pairKey(attempt) : null
  return {
    scope,
    key: limitKey(attempt.act, scope, counted.whom),
    account: counted.account,
    person: counted.account === null ? null : storable(attempt.account),
    network: counted.network,
    most,
    refill,
    spanMs: Math.max(1, Math.round(seconds * 1000)),
    onlyWithFirstOf,
  }
}

/** What no text of the database can be is nobody's id. */
function storable(account: string | null): string | null {
  return account?.isWellFormed() && !account.includes('\0') ? account : null
}

interface Counted {
  readonly whom: string
  readonly account: string | null
  readonly network: string | null
}

/** Null where the attempt has nobody that the limit could count. */
function countedOf({ account, ip, isKnownBrowser }: Attempt, scope: LimitedScope): Counted | null {
  const network = networkOf(ip)
  const mark = account === null ? null : accountMark(account)
  const ofNetwork = { whom: network, account: null, network }
  if (scope === 'everybody') return { whom: 'everybody', account: null, network: null }
  if (scope === 'network') return ofNetwork
  if (scope === 'wide-network') {
    const wide = wideNetworkOf(ip)
    return wide === null ? null : { whom: wide, account: null, network: wide }
  }
  if (mark === null) return null
  if (scope === 'new-accounts') return ofNetwork
  if (scope === 'account') return { whom: mark, account: mark, network: null }
  if (scope === 'known-browser') return isKnownBrowser ? { whom: mark, account: mark, network: null } : null
  return { whom: `${mark} ${network}`, account: mark, network }
}

function pairKey(attempt: Attempt): string | null {
  const counted = countedOf(attempt, 'account-and-network')
  return counted === null ? null : limitKey(attempt.act, 'account-and-network', counted.whom)
}

export function limitKey(act: GuardedAct, scope: LimitedScope, whom: string): string {
  return `${act} ${scope} ${whom}`
}
