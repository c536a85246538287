// What can be done with a person from the palette: the same dialogs as the buttons, each as far as the operator may.
import type { PaletteItem } from '../../features/palette/api/palette-item.ts'
import type { Verb } from '../../features/palette/api/read-words.ts'
import { isKeptOut, type UserSummary, userContact, userLabel, userLabelInFull } from '../../features/users/api/user.ts'
import { needs, type Permission } from '../../lib/permissions.ts'
import { t } from '../../lib/text.ts'
import type { OpenPath } from './open-path.ts'

export interface Doing {
  readonly permissions: ReadonlySet<string>
  readonly open: OpenPath
  readonly act: (verb: Verb, user: UserSummary) => void
  /** Whose page is open. */
  readonly inView: UserSummary | null
}

export function personItem(user: UserSummary, doing: Doing, about?: string): PaletteItem {
  const label = userLabel(user)
  return {
    id: `person-${user.id}`,
    icon: 'user',
    label,
    detail:
      [about, userContact(user), user.organization?.name, stateOf(user)].filter((part) => part).join(' · ') || null,
    more: { label: t('Actions for {name}', { name: userLabelInFull(user) }), items: personActions(user, doing) },
    run: () => doing.open(personPath(user)),
  }
}

export function personPath({ id }: UserSummary, tab = 'overview'): string {
  return `/users/${encodeURIComponent(id)}/${tab}`
}

/** Only what they may do: in a list of what is possible, the rest is noise. */
export function personActions(user: UserSummary, doing: Doing): PaletteItem[] {
  const { permissions, open } = doing
  const acts = actsFor(user).filter((verb) => permissions.has(neededFor[verb]))
  return [
    {
      id: `why-${user.id}`,
      icon: 'eye',
      label: t("Why can't they log in?"),
      run: () => open(personPath(user)),
    },
    ...acts.map((verb) => actItem(verb, user, doing)),
    {
      id: `tab-sessions-${user.id}`,
      icon: 'device',
      label: t('Sessions'),
      run: () => open(personPath(user, 'sessions')),
    },
    { id: `tab-roles-${user.id}`, icon: 'key', label: t('Roles'), run: () => open(personPath(user, 'roles')) },
    { id: `tab-audit-${user.id}`, icon: 'list', label: t('Audit'), run: () => open(personPath(user, 'audit')) },
  ]
}

/** The act that was asked for by name; where it is not allowed, a line that says what it takes. */
export function namedAct(verb: Verb, user: UserSummary, doing: Doing): PaletteItem {
  const item = { ...actItem(verb, user, doing), label: sentences[verb](userLabel(user)) }
  const detail = [userContact(user), user.organization?.name, stateOf(user)].filter((part) => part).join(' · ') || null
  const refusal = doing.permissions.has(neededFor[verb]) ? null : needs(neededFor[verb])
  return { ...item, detail, ...(refusal !== null && { refusal }) }
}

function actItem(verb: Verb, user: UserSummary, { act }: Doing): PaletteItem {
  return { id: `${verb}-${user.id}`, icon: icons[verb], label: names[verb], run: () => act(verb, user) }
}

function actsFor({ status }: UserSummary): Verb[] {
  const state: Verb = isKeptOut(status) ? 'activate' : 'suspend'
  return [
    'unlock',
    state,
    'reset-mfa',
    'reset-password',
    'revoke-sessions',
    'assign-role',
    'schedule-offboarding',
    'impersonate',
    'lock-down',
    'delete',
  ]
}

function stateOf({ status }: UserSummary): string | null {
  if (status === 'active') return null
  return { suspended: t('Suspended'), locked: t('Locked'), expired: t('Expired') }[status]
}

const neededFor: Readonly<Record<Verb, Permission>> = {
  suspend: 'suspend:users',
  activate: 'suspend:users',
  unlock: 'suspend:users',
  'reset-mfa': 'reset:mfa',
  'reset-password': 'suspend:users',
  'revoke-sessions': 'revoke:sessions',
  'schedule-offboarding': 'suspend:users',
  'assign-role': 'assign:roles',
  impersonate: 'impersonate:users',
  'lock-down': 'lock_down:users',
  delete: 'delete:users',
}

const icons = {
  suspend: 'stop',
  activate: 'play',
  unlock: 'unlock',
  'reset-mfa': 'shield',
  'reset-password': 'mail',
  'revoke-sessions': 'signOut',
  'schedule-offboarding': 'clock',
  'assign-role': 'key',
  impersonate: 'user',
  'lock-down': 'lock',
  delete: 'trash',
} as const

const names: Readonly<Record<Verb, string>> = {
  suspend: t('Suspend…'),
  activate: t('Activate…'),
  unlock: t('Unlock now'),
  'reset-mfa': t('Reset MFA…'),
  'reset-password': t('Reset Password…'),
  'revoke-sessions': t('Revoke all sessions…'),
  'schedule-offboarding': t('Schedule offboarding…'),
  'assign-role': t('Assign role…'),
  impersonate: t('Impersonate…'),
  'lock-down': t('Lock down…'),
  delete: t('Delete…'),
}

const sentences: Readonly<Record<Verb, (name: string) => string>> = {
  suspend: (name) => t('Suspend {name}…', { name }),
  activate: (name) => t('Activate {name}…', { name }),
  unlock: (name) => t('Unlock {name} now', { name }),
  'reset-mfa': (name) => t('Reset MFA of {name}…', { name }),
  'reset-password': (name) => t('Reset Password of {name}…', { name }),
  'revoke-sessions': (name) => t('Revoke all sessions of {name}…', { name }),
  'schedule-offboarding': (name) => t('Offboard {name}…', { name }),
  'assign-role': (name) => t('Assign a role to {name}…', { name }),
  impersonate: (name) => t('Impersonate {name}…', { name }),
  'lock-down': (name) => t('Lock down {name}…', { name }),
  delete: (name) => t('Delete {name}…', { name }),
}
