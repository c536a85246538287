import type { AttackProtection } from '../applications/attack-protection.ts'
import type { CountedAttempts, CountedOfPerson } from './attempt-store.ts'
import { accountMark, type GuardDeps, type GuardedAct, type LockDeps } from './guard.ts'
import { type LimitedScope, rules } from './limits.ts'
import { limitKey } from './limits-of-attempt.ts'
import { rulesOf } from './protected-limits.ts'

/** A limit of one account that is spent. */
export interface Lock {
  readonly key: string
  readonly act: LockedAct
  /** Null: from everywhere. An IPv6 network is written as `2001:db8:0:1::/64`. */
  readonly network: string | null
  /** How many tries are counted, the first of them no earlier than `since`. */
  readonly count: number
  readonly since: Date
  readonly until: Date
}

/** What keeps somebody from signing in. The other acts bound what is mailed and what costs us. */
export const lockedActs = ['password', 'second-factor', 'code'] as const satisfies readonly GuardedAct[]
export type LockedAct = (typeof lockedActs)[number]

/** The locks of a person, by their user id. The one of their known browsers has no network and is among them. */
export async function listLocks({ attempts, clock, settings }: LockDeps, account: string): Promise<readonly Lock[]> {
  const counted = await attempts.listOf(accountMark(account), clock.now())
  if (counted.length === 0) return []
  const protection = await settings.read()
  return counted.flatMap((row) => lockOf(row, protection) ?? [])
}

/** The locks of several people at once, by their user ids; whoever has none is left out. */
export async function locksAmong(
  { attempts, clock, settings }: LockDeps,
  userIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Lock[]>> {
  const counted = await attempts.listOfPeople(userIds, clock.now())
  return counted.length === 0 ? new Map() : lockedOf(counted, await settings.read())
}

/** More locks than that are not gathered: those that end last are. */
const lockedAtMost = 10_000

/** Whose sign-in is locked now, by their user ids, and until when. */
export async function listLockedPeople({ attempts, clock, settings }: LockDeps): Promise<ReadonlyMap<string, Date>> {
  const protection = await settings.read()
  const counted = await attempts.listPeopleWith(fewestToLock(protection), clock.now(), lockedAtMost)
  return new Map([...lockedOf(counted, protection)].map(([userId, locks]) => [userId, lastEndOf(locks)]))
}

/** When the last of somebody's locks ends by itself. */
export function lastEndOf(locks: readonly Lock[]): Date {
  return new Date(Math.max(...locks.map(({ until }) => until.getTime())))
}

function lockedOf(counted: readonly CountedOfPerson[], protection: AttackProtection): Map<string, readonly Lock[]> {
  const locked = new Map<string, readonly Lock[]>()
  for (const row of counted) {
    const lock = lockOf(row, protection)
    if (lock !== null) locked.set(row.userId, [...(locked.get(row.userId) ?? []), lock])
  }
  return locked
}

/** So few attempts spend a limit of some account. */
function fewestToLock(protection: AttackProtection): number {
  const ofAccounts = lockedActs.flatMap((act) =>
    rulesOf({ act, account: null, ip: null, isKnownBrowser: false, protection }).filter(({ scope }) =>
      accountScopes.has(scope),
    ),
  )
  return Math.min(...ofAccounts.map(({ most }) => most))
}

const accountScopes: ReadonlySet<LimitedScope> = new Set(['account', 'account-and-network', 'known-browser'])

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
    if (rule === undefined || count < rule.most) continue
    return { key, act, network, count, since: new Date(endsAt.getTime() - rule.seconds * 1000), until: endsAt }
  }
  return null
}
