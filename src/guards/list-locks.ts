import type { AttackProtection } from '../applications/attack-protection.ts'
import type { CountedAttempts } from './attempt-store.ts'
import { accountMark, type GuardDeps, type GuardedAct, type LockDeps } from './guard.ts'
import { rules } from './limits.ts'
import { limitKey } from './limits-of-attempt.ts'
import { rulesOf } from './protected-limits.ts'

/** A limit of one account that is spent. */
export interface Lock {
  readonly key: string
  readonly act: LockedAct
  /** Null: from everywhere. An IPv6 network is written as `2001:db8:0:1::/64`. */
  readonly network: string | null
  readonly until: Date
}

/** What keeps somebody from signing in. The other acts bound what is mailed and what costs us. */
export type LockedAct = Extract<GuardedAct, 'password' | 'second-factor' | 'code'>

const lockedActs: readonly LockedAct[] = ['password', 'second-factor', 'code']

/** The locks of a person, by their user id. The one of their known browsers has no network and is among them. */
export async function listLocks({ attempts, clock, settings }: LockDeps, account: string): Promise<readonly Lock[]> {
  const counted = await attempts.listOf(accountMark(account), clock.now())
  if (counted.length === 0) return []
  const protection = await settings.read()
  return counted.flatMap((row) => lockOf(row, protection) ?? [])
}

/** Until when no more mails are asked for in their name; null while more may be. */
export async function mailLimitOf({ attempts, clock }: GuardDeps, account: string): Promise<Date | null> {
  const counted = await attempts.listOf(accountMark(account), clock.now())
  const rule = rules['mail-request'].find(({ scope }) => scope === 'account')
  const key = limitKey('mail-request', 'account', accountMark(account))
  const spent = counted.find((row) => row.key === key && rule !== undefined && row.count >= rule.most)
  return spent?.endsAt ?? null
}

/** Null for what is counted and not spent. */
export function lockOf({ key, network, count, endsAt }: CountedAttempts, protection: AttackProtection): Lock | null {
  // A whole IPv6 network is trusted where its first address is.
  const ip = network === null ? null : network.replace(/\/\d+$/, '')
  for (const act of lockedActs) {
    const rules = rulesOf({ act, account: null, ip, isKnownBrowser: false, protection })
    const rule = rules.find(({ scope }) => key.startsWith(limitKey(act, scope, '')))
    if (rule !== undefined && count >= rule.most) return { key, act, network, until: endsAt }
  }
  return null
}
