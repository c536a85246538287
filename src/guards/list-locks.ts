import type { CountedAttempts } from './attempt-store.ts'
import { accountMark, type GuardDeps, type GuardedAct } from './guard.ts'
import { rules } from './limits.ts'
import { limitKey } from './limits-of-attempt.ts'

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
export async function listLocks({ attempts, clock }: GuardDeps, account: string): Promise<readonly Lock[]> {
  const counted = await attempts.listOf(accountMark(account), clock.now())
  return counted.flatMap((row) => lockOf(row) ?? [])
}

/** Null for what is counted and not spent. */
export function lockOf({ key, network, count, endsAt }: CountedAttempts): Lock | null {
  for (const act of lockedActs) {
    const rule = rules[act].find(({ scope }) => key.startsWith(limitKey(act, scope, '')))
    if (rule !== undefined && count >= rule.most) return { key, act, network, until: endsAt }
  }
  return null
}
