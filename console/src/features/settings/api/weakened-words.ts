import { t } from '../../../lib/text.ts'

/** What becomes weaker, by the name of the setting. */
export function weakenedWords(name: string): string {
  return sentences[name] ?? name
}

const sentences: Readonly<Record<string, string>> = {
  mfaPolicy: t('Fewer people are asked for a second factor.'),
  mfaGraceDays: t('A second factor may be put off for longer.'),
  rememberBrowserDays: t('A trusted browser is spared the second factor for longer.'),
  disabledFactors: t('A factor that people set up no longer counts.'),
  securityKeyVerification: t('Security keys are unlocked less often.'),
  bruteForce: t('Guesses at an account are limited less.'),
  networkThrottling: t('Tries from a network are limited less.'),
  leakedPasswordAtSignIn: t('Whoever signs in with a leaked password may keep it.'),
  callerVerification: t('MFA is reset for callers whom nobody has verified.'),
  callerVerificationFor: t('Fewer acts ask to verify the caller first.'),
  impersonation: t('Operators may act as users, or no longer tell them.'),
  supportImpersonates: t('The role support may act as users.'),
  recoveryWaitingHours: t('Links of approved recoveries wait less than now.'),
  auditRetentionDays: t('Older events of the audit log lose what they say, for good.'),
  raisedGrades: t('Acts on users ask for less before they are done.'),
  level: t('Passwords may be simpler.'),
  minLength: t('Passwords may be shorter.'),
  dictionary: t('Common passwords are accepted.'),
  noPersonalInfo: t('A password may hold what is known of the person.'),
  history: t('Earlier passwords may come back.'),
  expiryDays: t('Passwords may be kept for longer.'),
}
