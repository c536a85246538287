import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { MenuItem } from '../../components/ui/menu.tsx'
import { type Session, signOut } from '../../features/session/api/session.ts'
import { roleInWords } from '../../lib/role-words.ts'
import { useShortcut } from '../../lib/shortcuts.ts'
import { t } from '../../lib/text.ts'
import { toastProblem } from '../../lib/toasts.ts'
import { AccountMenu } from './account-menu.tsx'
import { DensityChoices } from './density-choices.tsx'

export function UserMenu({ operator }: { readonly operator: Session['operator'] }) {
  const navigate = useNavigate()
  const [isSheetOpen, setIsSheetOpen] = useState(false)
  useShortcut('help', () => setIsSheetOpen(true))
  const label = operator.name || operator.email

  async function leave() {
    try {
      const { leaveNothing } = await import('./leave-nothing.ts')
      await signOut()
      leaveNothing()
      // A page of its own: nothing that was shown to one operator stays in memory for the next.
      location.assign('/console/sign-in')
    } catch (error) {
      toastProblem(t("Couldn't sign out."), error)
    }
  }

  return (
    <>
      <AccountMenu
        label={label}
        look={<DensityChoices />}
        facts={
          <>
            <p className="truncate text-meta text-muted">{operator.email}</p>
            <p className="text-meta text-muted">{t('Role: {role}', { role: roleInWords(operator.role) })}</p>
          </>
        }
      >
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
      </AccountMenu>
      {isSheetOpen && (
        <Suspense>
          <ShortcutSheet onClose={() => setIsSheetOpen(false)} />
        </Suspense>
      )}
    </>
  )
}

const ShortcutSheet = lazy(() => import('./shortcut-sheet.tsx').then((m) => ({ default: m.ShortcutSheet })))
