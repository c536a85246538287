// The one table of what makes an application easier to get into, or its past harder to see (console.md 1.8, T3): what is
// changed so is confirmed each time. Settings that only look different, or ask for more, are none of it; nor are letters
// that tell of what happened, which keep nobody out, and further ways to sign in or back, which have guards of their own.
import { loweredActs } from './action-grades.ts'
import {
  type BruteForceProtection,
  defaultProtection,
  type NetworkThrottling,
  type Throttle,
} from './attack-protection.ts'
import { type ApplicationSettings, mfaPolicies, securityKeyVerifications } from './settings.ts'
import { callerVerificationPolicies, letsSupportActAnew } from './support-settings.ts'

/** The names of the settings that `change` would lower; `raisedGrades` is sent whole, like every object. */
export function loweredSettings(now: ApplicationSettings, change: Partial<ApplicationSettings>): readonly string[] {
  const after: ApplicationSettings = { ...now, ...change }
  const isLowered = {
    mfaPolicy: isEarlier(mfaPolicies, after.mfaPolicy, now.mfaPolicy),
    // Whatever becomes of the policy: organizations that ask for more than it have this grace too.
    mfaGraceDays: after.mfaGraceDays > now.mfaGraceDays,
    rememberBrowserDays: after.rememberBrowserDays > now.rememberBrowserDays,
    // Recovery codes stand in for a factor; without them nobody is asked for less.
    disabledFactors: hasMore(now.disabledFactors, after.disabledFactors, 'recovery-code'),
    securityKeyVerification: isEarlier(
      securityKeyVerifications,
      after.securityKeyVerification,
      now.securityKeyVerification,
    ),
    bruteForce: guessesMore(now.bruteForce, after.bruteForce),
    networkThrottling: triesMore(now.networkThrottling, after.networkThrottling),
    leakedPasswordAtSignIn: now.leakedPasswordAtSignIn === 'change' && after.leakedPasswordAtSignIn === 'note',
    callerVerification: isEarlier(callerVerificationPolicies, after.callerVerification, now.callerVerification),
    callerVerificationFor:
      now.callerVerification !== 'off' && hasMore(after.callerVerificationFor, now.callerVerificationFor),
    impersonation: isEarlier(impersonationPolicies, after.impersonation, now.impersonation),
    supportImpersonates: letsSupportActAnew(now, after),
    recoveryWaitingHours: after.recoveryWaitingHours < now.recoveryWaitingHours,
    raisedGrades: loweredActs(now.raisedGrades, after.raisedGrades).length > 0,
    // What is older loses its content for good.
    auditRetentionDays: (after.auditRetentionDays ?? Infinity) < (now.auditRetentionDays ?? Infinity),
  } satisfies Partial<Record<keyof ApplicationSettings, boolean>>
  return Object.entries(isLowered).flatMap(([name, isSo]) => (isSo ? name : []))
}

/** From the quietest to none. */
const impersonationPolicies: readonly ApplicationSettings['impersonation'][] = ['on', 'told', 'off']

function isEarlier<Value>(order: readonly Value[], one: Value, other: Value): boolean {
  return order.indexOf(one) < order.indexOf(other)
}

function hasMore<Value>(before: readonly Value[], after: readonly Value[], except?: Value): boolean {
  return after.some((each) => each !== except && !before.includes(each))
}

function guessesMore(now: BruteForceProtection, after: BruteForceProtection): boolean {
  if (!now.isEnabled) return false
  return (
    !after.isEnabled ||
    (now.locks && !after.locks) ||
    (now.counts === 'account' && after.counts !== 'account') ||
    hasMore(now.trustedNetworks, after.trustedNetworks) ||
    passesUsual(now.mostAttempts, after.mostAttempts, defaultProtection.bruteForce.mostAttempts)
  )
}

function triesMore(now: NetworkThrottling, after: NetworkThrottling): boolean {
  // A trusted network is let off even of what holds while nothing else is slowed (protected-limits.ts).
  if (hasMore(now.trustedNetworks, after.trustedNetworks)) return true
  if (!now.isEnabled) return false
  return (
    !after.isEnabled ||
    (now.throttles && !after.throttles) ||
    (['signIn', 'signUp'] as const).some((stage) =>
      isLooser(now[stage], after[stage], defaultProtection.networkThrottling[stage]),
    )
  )
}

function isLooser(now: Throttle, after: Throttle, usual: Throttle): boolean {
  // The less time until the next try, the more tries.
  const comesSooner = passesUsual(-now.refillMs, -after.refillMs, -usual.refillMs)
  return comesSooner || passesUsual(now.mostAttempts, after.mostAttempts, usual.mostAttempts)
}

/** Between the strictest and what is usual, numbers are a matter of taste. */
function passesUsual(now: number, after: number, usual: number): boolean {
  return after > now && after > usual
}
