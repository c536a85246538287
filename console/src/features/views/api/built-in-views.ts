import { t } from '../../../lib/text.ts'

/** What everybody finds and nobody can edit (console.md 2.2). */
export interface BuiltInView {
  readonly name: string
  readonly search: string
}

export const builtInViews: readonly BuiltInView[] = [
  { name: t('All'), search: '' },
  { name: t('Suspended'), search: 'status=suspended' },
  { name: t('Locked'), search: 'status=locked' },
  { name: t('No MFA'), search: 'mfa=none' },
  // Whoever may administer an organization, wherever they may.
  { name: t('Admins'), search: 'permission=tenant.access:write' },
  { name: t('Invited'), search: 'invitation=open' },
  { name: t('Inactive 90 days'), search: 'seen=none:90d' },
  { name: t('New this week'), search: 'created=7d' },
  { name: t('Deletion scheduled'), search: 'deletion=scheduled' },
]
