// How many accounts a change of the limits would have locked, by the wrong passwords that the audit remembers.
import type { AttackProtection } from '../applications/attack-protection.ts'
import type { AuditSearchStore, FailedSignIn } from '../audit/audit-search.ts'
import type { Clock } from '../kernel/clock.ts'
import { unlessTooLong } from '../kernel/search-timeout.ts'
import type { Rule } from './limits.ts'
import { networkOf } from './networks.ts'
import { rulesOf } from './protected-limits.ts'

export interface WouldLockDeps {
  readonly auditSearch: Pick<AuditSearchStore, 'listFailedSignIns'>
  readonly clock: Clock
}

const weekMs = 7 * 86_400_000
/** More would keep whoever asks waiting. */
const failuresAtMost = 100_000

/** Of the last seven days; null where there were too many wrong passwords to look at in time. */
export async function wouldLock(
  { auditSearch, clock }: WouldLockDeps,
  protection: AttackProtection,
): Promise<number | null> {
  const until = clock.now()
  const span = { since: new Date(until.getTime() - weekMs), until }
  const asking = auditSearch.listFailedSignIns('wrong_password', span, failuresAtMost + 1)
  const failures = await unlessTooLong(asking, null)
  return failures === null || failures.length > failuresAtMost ? null : accountsLockedBy(protection, failures)
}

/**
 * Counts as the guard does, from the first to the last. What it refused without looking is not among the failures, and
 * that a right password starts the account over is not among them either.
 */
export function accountsLockedBy(protection: AttackProtection, oldestFirst: readonly FailedSignIn[]): number {
  const rulesByAddress = new Map<string | null, readonly Rule[]>()
  const windows = new Map<string, { readonly count: number; readonly endsAt: number }>()
  const locked = new Set<string>()
  for (const { userId, ip, at } of oldestFirst) {
    const rules = rulesByAddress.get(ip) ?? rulesOfAccounts(protection, ip)
    rulesByAddress.set(ip, rules)
    for (const { scope, most, seconds } of rules) {
      const key = `${scope} ${userId} ${scope === 'account' ? '' : networkOf(ip)}`
      const open = windows.get(key)
      const isOpen = open !== undefined && open.endsAt > at.getTime()
      const window = isOpen ? { ...open, count: open.count + 1 } : { count: 1, endsAt: at.getTime() + seconds * 1000 }
      windows.set(key, window)
      if (window.count >= most) locked.add(userId)
    }
  }
  return locked.size
}

/** Those that lock an account, in any browser. */
function rulesOfAccounts(protection: AttackProtection, ip: string | null): readonly Rule[] {
  const rules = rulesOf({ act: 'password', account: null, ip, isKnownBrowser: false, protection })
  return rules.filter(({ scope }) => scope === 'account-and-network' || scope === 'account')
}
