import type { AnyRouter } from '@tanstack/react-router'
import type { PaletteItem } from '../../features/palette/api/palette-item.ts'
import { settingSections } from '../../features/settings/api/setting-sections.ts'
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

/** Each word that was typed begins a word of its label, or one that it is looked for by. */
export function isMeant({ label, words = '' }: Searchable, typed: string): boolean {
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
  return settingSections
    .filter(({ permission }) => permissions.has(permission))
    .flatMap(({ path, label: section, holds }) => [
      ...(path === '/settings' || pages.some((page) => page.path === path)
        ? []
        : [settingItem(`setting-${path}`, section, t('Settings'), () => open(path))]),
      ...holds.map((name) =>
        settingItem(`setting-${path}-${name}`, name, t('Setting · {section}', { section }), () => {
          open(path)
          focusField(name)
        }),
      ),
    ])
}

function settingItem(id: string, label: string, detail: string, run: () => void): Searchable {
  const words = otherWords[label]
  return { id: id.replaceAll(/[ /]/g, '-'), icon: 'sliders', label, detail, ...(words && { words }), run }
}

/** What a setting is looked for by besides its name. */
const otherWords: Readonly<Record<string, string>> = {
  [t('Minutes without activity')]: t('session idle length timeout'),
  [t('Minutes at most')]: t('session length lifetime'),
  [t('Minutes an access token lives')]: t('token lifetime'),
  [t('Days a trusted browser is spared')]: t('mfa remember device'),
  [t('Anybody can create an account')]: t('sign up registration'),
  [t('A code by e-mail can stand in for the password')]: t('passwordless'),
  [t('Passkeys')]: t('passwordless sign in'),
  [t('Support e-mail')]: t('login page address'),
  [t('Accent color')]: t('login page branding'),
  [t('Least length')]: t('password length policy'),
  [t('Common passwords are refused')]: t('password policy'),
  [t('Whoever signs in with a leaked password')]: t('password breach compromised'),
  [t('Earlier passwords may not come back')]: t('password history'),
  [t('Wrong attempts before the lock')]: t('lockout guesses'),
  [t('Days the audit log is kept')]: t('retention data'),
}

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
  {
    id: 'fill-password',
    icon: 'mail',
    label: t('Reset the password of a user'),
    detail: t('Type whom'),
    fill: `${t('reset password')} `,
  },
  {
    id: 'fill-lock-down',
    icon: 'lock',
    label: t('Lock down a user'),
    detail: t('Type whom'),
    fill: `${t('lock down')} `,
  },
  {
    id: 'fill-offboard',
    icon: 'clock',
    label: t('Offboard a user'),
    detail: t('Type whom'),
    fill: `${t('offboard')} `,
  },
  { id: 'fill-held', icon: 'eye', label: t('Who has a role or permission?'), fill: `${t('who has')} ` },
  { id: 'theme-light', icon: 'eye', label: t('Theme: light'), run: () => chooseTheme('light') },
  { id: 'theme-dark', icon: 'eye', label: t('Theme: dark'), run: () => chooseTheme('dark') },
  { id: 'theme-system', icon: 'eye', label: t('Theme: as the system has it'), run: () => chooseTheme('system') },
]
