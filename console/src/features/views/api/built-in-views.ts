import { t } from '../../../lib/text.ts'
import type { ViewList } from './view.ts'

/** What everybody finds and nobody can edit (console.md 2.2). */
export interface BuiltInView {
  readonly name: string
  readonly search: string
}

export const builtInViews: Readonly<Record<ViewList, readonly BuiltInView[]>> = {
  users: [
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
  ],
  audit: [
    { name: t('Last 24 hours'), search: '' },
    { name: t('Failures of 7 days'), search: 'result=failure&range=7d' },
  ],
}
