import type { AnyRouter } from '@tanstack/react-router'
import type { PaletteItem } from '../../features/palette/api/palette-item.ts'
import { t } from '../../lib/text.ts'
import { chooseTheme } from '../../lib/theme.ts'
import { pages } from '../pages.ts'
import { focusField } from './focus-field.ts'
import { hasScreen, type OpenPath } from './open-path.ts'

interface Searchable extends PaletteItem {
  /** What it is looked for by besides its label. */
  readonly words?: string
}

export interface Commanding {
  readonly router: AnyRouter
  readonly permissions: ReadonlySet<string>
  readonly open: OpenPath
}

/** The screens and commands that the words mean; all of them for no words. */
export function commandItems(words: string, commanding: Commanding): PaletteItem[] {
  const all = [...pageItems(commanding), ...settingItems(commanding), ...commands]
  return all.filter((item) => isMeant(item, words) && (words !== '' || !item.id.startsWith('setting-')))
}

function isMeant({ label, words = '' }: Searchable, typed: string): boolean {
  const own = `${label} ${words}`.toLowerCase().split(/\s+/)
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => word === '' || own.some((one) => one.startsWith(word)))
}

function pageItems({ router, permissions, open }: Commanding): Searchable[] {
  return pages
    .filter(
      ({ path, permission }) => hasScreen(router, path) && (permission === undefined || permissions.has(permission)),
    )
    .map(({ path, label, icon, words }) => ({
      id: `page-${path.replaceAll('/', '-')}`,
      icon,
      label,
      detail: t('Page'),
      ...(words && { words }),
      run: () => open(path),
    }))
}

function settingItems({ permissions, open }: Commanding): Searchable[] {
  if (!permissions.has('read:settings')) return []
  return settings.map(({ label, words, path = '/settings' }) => ({
    id: `setting-${label.replaceAll(' ', '-')}`,
    icon: 'sliders',
    label,
    detail: t('Setting'),
    words,
    run: () => {
      open(path)
      focusField(label)
    },
  }))
}

interface NamedSetting {
  /** Of its field. */
  readonly label: string
  readonly words: string
  /** Its section, where it is not on the page of all that people meet. */
  readonly path?: string
}

const settings: readonly NamedSetting[] = [
  { label: t('Minutes without activity'), words: t('session idle length timeout') },
  { label: t('Minutes at most'), words: t('session length lifetime') },
  { label: t('Minutes an access token lives'), words: t('token lifetime') },
  { label: t('Days a trusted browser is spared'), words: t('mfa remember device') },
  { label: t('Anybody can create an account'), words: t('sign up registration') },
  { label: t('A code by e-mail can stand in for the password'), words: t('passwordless') },
  { label: t('Passkeys'), words: t('passwordless sign in') },
  { label: t('Support e-mail'), words: t('login page address') },
  { label: t('Accent color'), words: t('login page branding') },
  { label: t('Least length'), words: t('password length policy'), path: '/settings/passwords' },
  { label: t('Common passwords are refused'), words: t('password policy'), path: '/settings/passwords' },
  { label: t('Leaked passwords'), words: t('password breach compromised'), path: '/settings/lockout' },
  { label: t('Earlier passwords may not come back'), words: t('password history'), path: '/settings/passwords' },
  { label: t('Wrong attempts before the lock'), words: t('lockout guesses'), path: '/settings/lockout' },
  { label: t('Days the audit log is kept'), words: t('retention data'), path: '/settings/data' },
]

const commands: readonly Searchable[] = [
  { id: 'fill-suspend', icon: 'stop', label: t('Suspend a user'), detail: t('Type whom'), fill: `${t('suspend')} ` },
  {
    id: 'fill-mfa',
    icon: 'shield',
    label: t('Reset MFA of a user'),
    detail: t('Type whom'),
    fill: `${t('reset mfa')} `,
  },
  {
    id: 'fill-revoke',
    icon: 'signOut',
    label: t('Revoke sessions of a user'),
    detail: t('Type whom'),
    fill: `${t('revoke sessions')} `,
  },
  { id: 'fill-unlock', icon: 'unlock', label: t('Unlock a user'), detail: t('Type whom'), fill: `${t('unlock')} ` },
  { id: 'fill-held', icon: 'eye', label: t('Who has a role or permission?'), fill: `${t('who has')} ` },
  { id: 'theme-light', icon: 'eye', label: t('Theme: light'), run: () => chooseTheme('light') },
  { id: 'theme-dark', icon: 'eye', label: t('Theme: dark'), run: () => chooseTheme('dark') },
  { id: 'theme-system', icon: 'eye', label: t('Theme: as the system has it'), run: () => chooseTheme('system') },
]
