import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { Avatar } from '../../components/ui/avatar.tsx'
import { Icon } from '../../components/ui/icon.tsx'
import { Menu, MenuChoices, MenuItem, MenuSeparator } from '../../components/ui/menu.tsx'
import { type Session, signOut } from '../../features/session/api/session.ts'
import { forgetActions } from '../../lib/recent-actions.ts'
import { useShortcut } from '../../lib/shortcuts.ts'
import { chooseLanguage, type Language, language, t } from '../../lib/text.ts'
import { chooseTheme, chosenTheme, type Theme } from '../../lib/theme.ts'
import { toastProblem } from '../../lib/toasts.ts'

export function UserMenu({ operator }: { readonly operator: Session['operator'] }) {
  const navigate = useNavigate()
  const [theme, setTheme] = useState(chosenTheme)
  const [isSheetOpen, setIsSheetOpen] = useState(false)
  useShortcut('?', () => setIsSheetOpen(true))
  const label = operator.name || operator.email

  async function leave() {
    try {
      await signOut()
      forgetActions()
      // A page of its own: nothing that was shown to one operator stays in memory for the next.
      location.assign('/console/sign-in')
    } catch (error) {
      toastProblem(t("Couldn't sign out."), error)
    }
  }

  return (
    <>
      <Menu
        trigger={
          <button
            type="button"
            className="flex h-9 items-center gap-1.5 rounded-full ps-0.5 pe-2 hover:bg-hover data-popup-open:bg-hover pointer-coarse:h-11"
          >
            <Avatar label={label} />
            <span className="sr-only">{t('Account of {name}', { name: label })}</span>
            <Icon name="chevronDown" className="text-muted" />
          </button>
        }
      >
        <div className="max-w-64 px-2 pt-1.5 pb-1">
          <p className="truncate font-semibold text-table">{label}</p>
          <p className="truncate text-meta text-muted">{operator.email}</p>
          <p className="text-meta text-muted">{t('Role: {role}', { role: operator.role.replaceAll('_', ' ') })}</p>
        </div>
        <MenuSeparator />
        <MenuChoices
          label={t('Theme')}
          value={theme}
          options={themes}
          onChange={(next) => {
            chooseTheme(next)
            setTheme(next)
          }}
        />
        <MenuSeparator />
        <MenuChoices label={t('Language')} value={language} options={languageNames} onChange={chooseLanguage} />
        <MenuSeparator />
        <MenuItem icon="sliders" onSelect={() => void navigate({ to: '/me' })}>
          {t('My preferences')}
        </MenuItem>
        <MenuItem icon="shield" onSelect={() => location.assign('/console/account/security')}>
          {t('Your account')}
        </MenuItem>
        <MenuItem icon="keyboard" onSelect={() => setIsSheetOpen(true)}>
          {t('Keyboard shortcuts')}
        </MenuItem>
        <MenuItem icon="signOut" onSelect={() => void leave()}>
          {t('Sign out')}
        </MenuItem>
      </Menu>
      {isSheetOpen && (
        <Suspense>
          <ShortcutSheet onClose={() => setIsSheetOpen(false)} />
        </Suspense>
      )}
    </>
  )
}

const themes: readonly { value: Theme; label: string }[] = [
  { value: 'system', label: t('System') },
  { value: 'light', label: t('Light') },
  { value: 'dark', label: t('Dark') },
]

/** Each in its own words, so that it is found by whoever reads no other. */
const languageNames: readonly { value: Language; label: string }[] = [
  { value: 'en', label: 'English' },
  { value: 'de', label: 'Deutsch' },
]

const ShortcutSheet = lazy(() => import('./shortcut-sheet.tsx').then((m) => ({ default: m.ShortcutSheet })))
