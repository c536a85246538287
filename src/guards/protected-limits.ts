import {
  type AttackProtection,
  defaultProtection,
  type NetworkThrottling,
  type Throttle,
} from '../applications/attack-protection.ts'
import type { Attempt } from './guard.ts'
import { hour, quarterHour, type Rule, rules, times } from './limits.ts'
import { isWithin } from './networks.ts'

/** The rules an attempt is counted by: as the application sets them, and never looser than the floors below. */
export function rulesOf(attempt: Attempt): readonly Rule[] {
  switch (attempt.act) {
    case 'password':
      return [...accountRules(attempt.protection, attempt.ip), ...signInRules(attempt.protection, attempt.ip)]
    case 'sign-up':
      // DOS-06. What one installation takes in is nobody's to set.
      return [...signUpRules(attempt.protection, attempt.ip), times(10_000).thenEvery(1, 'everybody')]
    default:
      return rules[attempt.act]
  }
}

/** security.md 1.2 P8: whatever is set and whoever is trusted, one account stands so many guesses an hour. */
const ofAccountAtMost = 50

/** A network that is let off, or not throttled, has so many times what it has by default. */
const looseness = 10

function accountRules({ bruteForce }: AttackProtection, ip: string | null): Rule[] {
  const { isEnabled, locks, trustedNetworks, counts, mostAttempts } = bruteForce
  const isObeyed = isEnabled && locks && !isWithin(trustedNetworks, ip)
  const most = isObeyed ? Math.min(mostAttempts, ofAccountAtMost) : ofAccountAtMost
  return [
    times(most).within(quarterHour, 'account-and-network'),
    times(most).within(quarterHour, 'known-browser'),
    times(counts === 'account' ? most : ofAccountAtMost).within(hour, 'account'),
  ]
}

function signInRules({ networkThrottling }: AttackProtection, ip: string | null): Rule[] {
  if (isWithin(networkThrottling.trustedNetworks, ip)) return []
  const isObeyed = throttles(networkThrottling)
  return [
    ...networkRules(isObeyed ? networkThrottling.signIn : null, defaultProtection.networkThrottling.signIn),
    // Whoever tries one password on many accounts is slow after twenty of them.
    isObeyed ? times(20).thenEvery(180, 'new-accounts') : times(20 * looseness).thenEvery(18, 'new-accounts'),
  ]
}

function signUpRules({ networkThrottling }: AttackProtection, ip: string | null): Rule[] {
  if (isWithin(networkThrottling.trustedNetworks, ip)) return []
  const asked = throttles(networkThrottling) ? networkThrottling.signUp : null
  return networkRules(asked, defaultProtection.networkThrottling.signUp)
}

function throttles(throttling: NetworkThrottling): boolean {
  return throttling.isEnabled && throttling.throttles
}

/** An IPv6 /48 has five times what one of its networks has. */
const networksOfWide = 5

function networkRules(asked: Throttle | null, usual: Throttle): Rule[] {
  const loosest = { mostAttempts: usual.mostAttempts * looseness, refillMs: usual.refillMs / looseness }
  const { mostAttempts, refillMs } = asked ?? loosest
  const most = Math.min(mostAttempts, loosest.mostAttempts)
  const seconds = Math.max(refillMs, loosest.refillMs) / 1000
  return [
    times(most).thenEvery(seconds, 'network'),
    times(most * networksOfWide).thenEvery(seconds / networksOfWide, 'wide-network'),
  ]
}
