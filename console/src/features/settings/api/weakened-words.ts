import { t } from '../../../lib/text.ts'

/** What becomes weaker, by the name of the setting. */
export function weakenedWords(name: string): string {
  return sentences[name] ?? name
}

const sentences: Readonly<Record<string, string>> = {
  mfaPolicy: t('Fewer people are asked for a second factor.'),
  bruteForce: t('Guesses at an account are no longer limited.'),
  networkThrottling: t('Tries from a network are no longer limited.'),
  leakedPasswordAtSignIn: t('Whoever signs in with a leaked password may keep it.'),
  callerVerification: t('MFA is reset for callers whom nobody has verified.'),
  impersonation: t('Operators may act as users.'),
  supportImpersonates: t('The role support may act as users.'),
  recoveryWaitingHours: t('Links of approved recoveries wait less than now.'),
  raisedGrades: t('Acts on users ask for less before they are done.'),
  level: t('Passwords may be simpler.'),
  minLength: t('Passwords may be shorter.'),
  dictionary: t('Common passwords are accepted.'),
  noPersonalInfo: t('A password may hold what is known of the person.'),
  history: t('Earlier passwords may come back.'),
  expiryDays: t('Passwords may be kept for longer.'),
}
