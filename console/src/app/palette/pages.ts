import type { IconName } from '../../components/ui/icon.tsx'
import type { Permission } from '../../lib/permissions.ts'
import { t } from '../../lib/text.ts'

export interface Page {
  readonly path: string
  readonly label: string
  readonly icon: IconName
  readonly permission?: Permission
  /** What it is looked for by besides its name. */
  readonly words?: string
}

/** Every screen that can be opened by its name. */
export const pages: readonly Page[] = [
  { path: '/', label: t('Dashboard'), icon: 'chart', permission: 'read:user_events', words: t('home charts numbers') },
  { path: '/users', label: t('Users'), icon: 'users', permission: 'read:users', words: t('people accounts') },
  {
    path: '/recovery',
    label: t('Recovery requests'),
    icon: 'lifebuoy',
    permission: 'read:recovery_requests',
    words: t('account recovery lost access'),
  },
  { path: '/organizations', label: t('Organizations'), icon: 'list', permission: 'read:users', words: t('companies') },
  { path: '/outbox', label: t('Outbox'), icon: 'mail', permission: 'read:messages', words: t('e-mail messages') },
  { path: '/roles', label: t('Roles'), icon: 'key', permission: 'read:roles', words: t('permissions rights') },
  { path: '/access', label: t('Who can…?'), icon: 'eye', permission: 'read:roles', words: t('access review') },
  { path: '/apps', label: t('Applications'), icon: 'device', permission: 'read:clients', words: t('clients programs') },
  { path: '/keys', label: t('API keys'), icon: 'key', permission: 'read:api_keys' },
  { path: '/audit', label: t('Audit log'), icon: 'list', permission: 'read:user_events', words: t('events history') },
  {
    path: '/audit/integrity',
    label: t('Integrity'),
    icon: 'shield',
    permission: 'read:audit',
    words: t('was the log changed'),
  },
  { path: '/jobs', label: t('Jobs'), icon: 'list', permission: 'read:jobs', words: t('imports exports bulk') },
  {
    path: '/imports/new',
    label: t('Import users'),
    icon: 'download',
    permission: 'import:users',
    words: t('upload csv file'),
  },
  { path: '/exports', label: t('Exports'), icon: 'download', permission: 'read:audit', words: t('who downloaded') },
  { path: '/users/new', label: t('Add user'), icon: 'plus', permission: 'create:users', words: t('create new') },
  {
    path: '/users/paste',
    label: t('Paste list'),
    icon: 'copy',
    permission: 'read:jobs',
    words: t('bulk offboard several'),
  },
  { path: '/approvals', label: t('Approvals'), icon: 'check', permission: 'read:approvals' },
  {
    path: '/settings/team',
    label: t('Team'),
    icon: 'users',
    permission: 'read:operators',
    words: t('operators console roles'),
  },
  { path: '/settings', label: t('Settings'), icon: 'sliders', permission: 'read:settings' },
  { path: '/me', label: t('My preferences'), icon: 'user', words: t('theme density language shortcuts times') },
]
