import { t } from '../../../lib/text.ts'

/** What a message is about; one that is not known here by its own name. */
export function messageKind(kind: string): string {
  const words = kind.replaceAll('-', ' ')
  return messageKinds[kind] ?? `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}

/** By its name in the API. */
export const messageKinds: Readonly<Record<string, string>> = {
  'verify-email': t('Confirm e-mail address'),
  'sign-up-code': t('Sign-up code'),
  'already-registered': t('Account exists already'),
  'account-made': t('Account made: set a password'),
  'sign-in-code': t('Sign-in code'),
  'sign-in-link': t('Sign-in link'),
  'sign-in-unknown': t('No account with this address'),
  'second-factor-code': t('Second factor code'),
  'reset-password': t('Set a new password'),
  'password-changed': t('Password changed'),
  'account-locked': t('Sign-in paused'),
  'second-factor-locked': t('Second factor locked'),
  'account-suspended': t('Account suspended'),
  'data-downloaded': t('Own data downloaded'),
  'account-deleted': t('Account deleted by its owner'),
  'account-locked-down': t('An account was locked down'),
  'new-device': t('Sign-in on a new device'),
  'activity-disowned': t('Somebody says that it was not them'),
  'factor-added': t('Second factor added'),
  'factor-removed': t('Second factor removed'),
  'factor-enrolment': t('Set up a second factor'),
  'mfa-reset': t('Second factors reset'),
  'recovery-code-used': t('Recovery code used'),
  'recovery-codes-made': t('New recovery codes made'),
  'caller-code': t('Code for a call with support'),
  impersonated: t('Somebody acted in the account'),
  'tokens-misused': t('Access ended: copied token'),
  'email-change-confirm': t('Confirm new e-mail address'),
  'email-change-notice': t('E-mail address about to change'),
  'email-changed': t('E-mail address changed'),
  'account-unlinked': t('Account unlinked'),
  'identity-link': t('Join another account'),
  'identity-linked': t('Accounts joined'),
  invitation: t('Invitation'),
  'invitation-asked': t('A new invitation is asked for'),
  'approval-waiting': t('A second person is asked for'),
  'access-requested': t('Access is asked for'),
  'mail-test': t('Test of the mail server'),
  'recovery-requested': t('Recovery requested'),
  'recovery-waiting': t('Recovery approved, and waiting'),
  'recovery-approved': t('Recovery approved'),
  'recovery-denied': t('Recovery denied'),
  'recovery-finished': t('Account recovered'),
}
