// Every screen that can be opened by its name, once: the navigation shows those that have a place in it, the palette
// finds all of them.
import type { IconName } from '../components/ui/icon.tsx'
import { pastePermission } from '../lib/may-paste.ts'
import type { Permission } from '../lib/permissions.ts'
import { t } from '../lib/text.ts'

/** The parts of the navigation, from the top. */
export const sections = ['start', 'people', 'access', 'oversight', 'setup'] as const
export type Section = (typeof sections)[number]

interface Page {
  readonly path: string
  readonly label: string
  readonly icon: IconName
  readonly permission?: Permission
  /** What it is looked for by besides its name. */
  readonly words?: string
  /** Where it stands in the navigation; the others are found. */
  readonly section?: Section
}

const all = [
  {
    path: '/',
    label: t('Dashboard'),
    icon: 'chart',
    permission: 'read:user_events',
    words: t('home charts numbers'),
    section: 'start',
  },
  {
    path: '/users',
    label: t('Users'),
    icon: 'users',
    permission: 'read:users',
    words: t('people accounts'),
    section: 'people',
  },
  {
    path: '/recovery',
    label: t('Recovery requests'),
    icon: 'lifebuoy',
    permission: 'read:recovery_requests',
    words: t('account recovery lost access'),
    section: 'people',
  },
  {
    path: '/organizations',
    label: t('Organizations'),
    icon: 'building',
    permission: 'read:users',
    words: t('companies'),
    section: 'people',
  },
  {
    path: '/outbox',
    label: t('Outbox'),
    icon: 'mail',
    permission: 'read:messages',
    words: t('e-mail messages'),
    section: 'people',
  },
  {
    path: '/roles',
    label: t('Roles'),
    icon: 'key',
    permission: 'read:roles',
    words: t('permissions rights'),
    section: 'access',
  },
  {
    path: '/access',
    label: t('Who can…?'),
    icon: 'shield',
    permission: 'read:roles',
    words: t('access review'),
    section: 'access',
  },
  {
    path: '/apps',
    label: t('Applications'),
    icon: 'device',
    permission: 'read:clients',
    words: t('clients programs'),
    section: 'access',
  },
  { path: '/keys', label: t('API keys'), icon: 'key', permission: 'read:api_keys', section: 'access' },
  {
    path: '/audit',
    label: t('Audit log'),
    icon: 'eye',
    permission: 'read:user_events',
    words: t('events history'),
    section: 'oversight',
  },
  {
    path: '/audit/integrity',
    label: t('Integrity'),
    icon: 'shield',
    permission: 'read:audit',
    words: t('was the log changed'),
  },
  {
    path: '/jobs',
    label: t('Jobs'),
    icon: 'list',
    permission: 'read:jobs',
    words: t('imports exports bulk'),
    section: 'oversight',
  },
  { path: '/approvals', label: t('Approvals'), icon: 'check', permission: 'read:approvals', section: 'oversight' },
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
    permission: pastePermission,
    words: t('bulk offboard several'),
  },
  {
    path: '/settings/team',
    label: t('Team'),
    icon: 'user',
    permission: 'read:operators',
    words: t('operators console roles'),
    section: 'setup',
  },
  { path: '/settings', label: t('Settings'), icon: 'sliders', permission: 'read:settings', section: 'setup' },
  { path: '/me', label: t('My preferences'), icon: 'user', words: t('theme density language shortcuts times') },
] as const satisfies readonly Page[]

/** The addresses, as the router knows them. */
export type PagePath = (typeof all)[number]['path']

export const pages: readonly (Page & { readonly path: PagePath })[] = all
