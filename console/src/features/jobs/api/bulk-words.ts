// What the bulk actions are called: as a button, with a count, and while they run. Whole sentences, so that other
// languages can say them their own way.
import { t, tCount } from '../../../lib/text.ts'
import type { BulkAction } from './bulk-actions.ts'

/** The button. */
export const actionLabel: Readonly<Record<BulkAction, string>> = {
  suspend: t('Suspend'),
  activate: t('Activate'),
  'lock-down': t('Lock down'),
  'revoke-sessions': t('Revoke sessions'),
  'reset-password': t('Reset Password'),
  'reset-mfa': t('Reset MFA'),
  'assign-role': t('Assign role'),
  'unassign-role': t('Unassign role'),
  'add-to-organization': t('Add to organization'),
  'remove-from-organization': t('Remove from organization'),
  'set-metadata': t('Set metadata'),
  'schedule-offboarding': t('Schedule offboarding'),
  delete: t('Delete'),
}

/** The title of a dialog, the button that confirms it, and the name of the job. */
export function countedAction(action: BulkAction, count: number): string {
  return counted[action](count)
}

const counted: Readonly<Record<BulkAction, (count: number) => string>> = {
  suspend: (n) => tCount(n, 'Suspend 1 user', 'Suspend {count} users'),
  activate: (n) => tCount(n, 'Activate 1 user', 'Activate {count} users'),
  'lock-down': (n) => tCount(n, 'Lock down 1 user', 'Lock down {count} users'),
  'revoke-sessions': (n) => tCount(n, 'Revoke sessions of 1 user', 'Revoke sessions of {count} users'),
  'reset-password': (n) => tCount(n, 'Reset Password of 1 user', 'Reset Password of {count} users'),
  'reset-mfa': (n) => tCount(n, 'Reset MFA of 1 user', 'Reset MFA of {count} users'),
  'assign-role': (n) => tCount(n, 'Assign role to 1 user', 'Assign role to {count} users'),
  'unassign-role': (n) => tCount(n, 'Unassign role from 1 user', 'Unassign role from {count} users'),
  'add-to-organization': (n) => tCount(n, 'Add 1 user to organization', 'Add {count} users to organization'),
  'remove-from-organization': (n) =>
    tCount(n, 'Remove 1 user from organization', 'Remove {count} users from organization'),
  'set-metadata': (n) => tCount(n, 'Set metadata of 1 user', 'Set metadata of {count} users'),
  'schedule-offboarding': (n) => tCount(n, 'Schedule offboarding of 1 user', 'Schedule offboarding of {count} users'),
  delete: (n) => tCount(n, 'Delete 1 user', 'Delete {count} users'),
}

/** What will happen to so many of them. */
export function willHappen(action: BulkAction, count: number): string {
  return future[action](count)
}

const future: Readonly<Record<BulkAction, (count: number) => string>> = {
  suspend: (n) => tCount(n, '1 user will be suspended.', '{count} users will be suspended.'),
  activate: (n) => tCount(n, '1 user will be activated.', '{count} users will be activated.'),
  'lock-down': (n) => tCount(n, '1 account will be locked down.', '{count} accounts will be locked down.'),
  'revoke-sessions': (n) => tCount(n, '1 user will be signed out.', '{count} users will be signed out.'),
  'reset-password': (n) =>
    tCount(n, '1 user receives a password reset email.', '{count} users receive a password reset email.'),
  'reset-mfa': (n) => tCount(n, '1 user loses all factors.', '{count} users lose all factors.'),
  'assign-role': (n) => tCount(n, '1 user will get the role.', '{count} users will get the role.'),
  'unassign-role': (n) => tCount(n, '1 user will lose the role.', '{count} users will lose the role.'),
  'add-to-organization': (n) => tCount(n, '1 user will become a member.', '{count} users will become members.'),
  'remove-from-organization': (n) =>
    tCount(
      n,
      '1 user will leave the organization and lose their roles in it.',
      '{count} users will leave the organization and lose their roles in it.',
    ),
  'set-metadata': (n) => tCount(n, '1 user will be changed.', '{count} users will be changed.'),
  'schedule-offboarding': (n) => tCount(n, '1 user will be offboarded.', '{count} users will be offboarded.'),
  delete: (n) => tCount(n, '1 user will be deleted.', '{count} users will be deleted.'),
}

/** Why somebody is left as they are. */
export function skipInWords(reason: string | null, detail: string | null = null): string {
  if (reason === 'last_administrator' && detail !== null) {
    return t('last administrator of {organization}', { organization: detail })
  }
  return reasons[reason ?? ''] ?? reason ?? ''
}

const reasons: Readonly<Record<string, string>> = {
  not_found: t('no such user'),
  already_suspended: t('already suspended'),
  already_active: t('already active'),
  no_password_here: t('has no password here'),
  no_email: t('has no email address'),
  suspended: t('is suspended'),
  role_held: t('holds the role already'),
  role_not_held: t('does not hold the role'),
  already_member: t('already a member'),
  not_a_member: t('not a member'),
  last_administrator: t('last administrator of an organization'),
  changed_since: t('changed after the job that is undone'),
}
