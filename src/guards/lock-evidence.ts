// By what somebody was locked: how often it was tried, when and from where, as the guard counted it and the audit tells.
import type { AuditSearchStore, FailedTry } from '../audit/audit-search.ts'
import type { JsonObject } from '../kernel/json.ts'
import { unlessTooLong } from '../kernel/search-timeout.ts'
import type { Lock, LockedAct } from './list-locks.ts'
import { networkOf } from './networks.ts'

export interface LockEvidence {
  /** The first and the last wrong try. Null where the audit does not tell of each one that was counted. */
  readonly first: Date | null
  readonly last: Date | null
  /** Those that most tries came from; none where `first` is null. Written as the network of a lock is. */
  readonly from: readonly { readonly network: string; readonly count: number }[]
  readonly moreNetworks: number
}

export type ToldLock = Lock & LockEvidence

export interface LockEvidenceDeps {
  readonly auditSearch: Pick<AuditSearchStore, 'listFailedTriesOf'>
}

const networksAtMost = 3
/** The guard lets less than half of that through in the longest of its windows; the rest is what was not guessed. */
const triesAtMost = 500

/** Throws `search_timeout`. */
export async function tellLocks(
  { auditSearch }: LockEvidenceDeps,
  userId: string,
  locks: readonly Lock[],
): Promise<readonly ToldLock[]> {
  if (locks.length === 0) return []
  const since = new Date(Math.min(...locks.map((lock) => lock.since.getTime())))
  const tries = await auditSearch.listFailedTriesOf(userId, since, triesAtMost)
  return locks.map((lock) => ({ ...lock, ...evidenceOf(lock, tries) }))
}

/** The same, without evidence where the audit takes too long: a lock that nothing is known of is one all the same. */
export function tellLocksInTime(
  deps: LockEvidenceDeps,
  userId: string,
  locks: readonly Lock[],
): Promise<readonly ToldLock[]> {
  return unlessTooLong(tellLocks(deps, userId, locks), locks.map(untoldLock))
}

/** Where the audit could not be asked. */
export function untoldLock(lock: Lock): ToldLock {
  return { ...lock, ...nothing }
}

const nothing: LockEvidence = { first: null, last: null, from: [], moreNetworks: 0 }

/**
 * What a known browser tries is counted in a lane of its own, and the audit does not tell its tries from others: so a
 * lock is explained by the failures of its time only where there are as many of them as were counted.
 */
export function evidenceOf(lock: Lock, newestFirst: readonly FailedTry[]): LockEvidence {
  const counted = newestFirst.filter((each) => isOf(lock, each))
  const [last, first] = [counted.at(0), counted.at(-1)]
  if (last === undefined || first === undefined || counted.length !== lock.count) return nothing
  const networks = [...Map.groupBy(counted, ({ ip }) => networkOf(ip))]
  const mostFirst = networks
    .map(([network, { length: count }]) => ({ network, count }))
    .sort((one, other) => other.count - one.count)
  return {
    first: first.at,
    last: last.at,
    from: mostFirst.slice(0, networksAtMost),
    moreNetworks: Math.max(0, mostFirst.length - networksAtMost),
  }
}

function isOf({ act, network, since }: Lock, { reason, ip, at }: FailedTry): boolean {
  return reasons[act].has(reason) && at >= since && (network === null || networkOf(ip) === network)
}

/** What the audit calls the tries that an act counts. */
const reasons: Readonly<Record<LockedAct, ReadonlySet<string>>> = {
  password: new Set(['wrong_password']),
  'second-factor': new Set(['wrong_totp', 'wrong_recovery-code', 'wrong_passkey', 'wrong_enrolment_code']),
  code: new Set(['wrong_code', 'wrong_second_code']),
}

/** The same as JSON. */
export function lockFacts({ act, network, until, count, first, last, from, moreNetworks }: ToldLock): JsonObject {
  return {
    act,
    network,
    until: until.toISOString(),
    count,
    first: first?.toISOString() ?? null,
    last: last?.toISOString() ?? null,
    from: from.map((each) => ({ ...each })),
    moreNetworks,
  }
}
