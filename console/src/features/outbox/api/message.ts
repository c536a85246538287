import { t } from '../../../lib/text.ts'
import type { MessageStatus } from '../../messages/api/user-message-queries.ts'

/** What was written to somebody, as the Outbox lists it. */
export interface MessageSummary {
  readonly id: string
  readonly kind: string
  readonly to: string
  readonly userId: string | null
  readonly status: MessageStatus
  readonly queuedAt: string
  readonly sentAt: string | null
  readonly attempts: number
  readonly lastFault: string | null
}

/** The texts are null once the message was sent. */
export interface Message extends MessageSummary {
  readonly subject: string | null
  readonly text: string | null
}

/** The kind of a message in words; one that is not known here by its own name. */
export function kindLabel(kind: string): string {
  const words = kind.replaceAll('-', ' ')
  return labels[kind] ?? `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}

const labels: Readonly<Record<string, string>> = {
  'verify-email': t('Confirm e-mail address'),
  'already-registered': t('Account exists already'),
  'account-made': t('Account made: set a password'),
  'sign-in-unknown': t('No account with this address'),
  'reset-password': t('Set a new password'),
  'mfa-reset': t('Second factors reset'),
  'new-device': t('Sign-in on a new device'),
  'account-locked-down': t('An account was locked down'),
  'activity-disowned': t('Somebody says that it was not them'),
  'invitation-asked': t('A new invitation is asked for'),
  'account-unlinked': t('Account unlinked'),
  'identity-link': t('Join another account'),
  'identity-linked': t('Accounts joined'),
  'approval-waiting': t('A second person is asked for'),
  'access-requested': t('Access is asked for'),
  'mail-test': t('Test of the mail server'),
  'tokens-misused': t('Access ended: copied token'),
  'email-change-confirm': t('Confirm new e-mail address'),
  'email-change-notice': t('E-mail address about to change'),
  'email-changed': t('E-mail address changed'),
}
