import { t } from '../../../lib/text.ts'
import type { UserMessage } from './user-message-queries.ts'

/** What a message is about; one that is not known here by its own name. */
export function messageKind(kind: string): string {
  const words = kind.replaceAll('-', ' ')
  return kinds[kind] ?? `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}

export function messageState({ status, linkUsed }: Pick<UserMessage, 'status' | 'linkUsed'>): string {
  if (status === 'failed') return t('not delivered')
  if (status === 'suppressed') return t('held back: the address is suppressed')
  if (linkUsed === true) return t('link used')
  if (status === 'waiting') return t('waiting to be sent')
  if (status === 'kept') return linkUsed === false ? t('in the Outbox, link not used') : t('in the Outbox')
  return linkUsed === false ? t('sent, link not used') : t('sent')
}

const kinds: Readonly<Record<string, string>> = {
  'verify-email': t('Confirm e-mail address'),
  'sign-up-code': t('Sign-up code'),
  'sign-in-code': t('Sign-in code'),
  'sign-in-link': t('Sign-in link'),
  'second-factor-code': t('Second factor code'),
  'reset-password': t('Reset Password'),
  'password-changed': t('Password changed'),
  'account-locked': t('Sign-in paused'),
  'second-factor-locked': t('Second factor locked'),
  'account-suspended': t('Account suspended'),
  'new-device': t('Sign-in on a new device'),
  'factor-added': t('Second factor added'),
  'factor-removed': t('Second factor removed'),
  'factor-enrolment': t('Set up a second factor'),
  'mfa-reset': t('Second factors reset'),
  'caller-code': t('Code for a call with support'),
  'email-change-confirm': t('Confirm new e-mail address'),
  'email-changed': t('E-mail address changed'),
  invitation: t('Invitation'),
  'account-made': t('Account made: set a password'),
  'recovery-requested': t('Recovery requested'),
  'recovery-approved': t('Recovery approved'),
  'recovery-denied': t('Recovery denied'),
  'recovery-finished': t('Account recovered'),
}
