import { useState } from 'react'
import { Avatar } from '../../components/ui/avatar.tsx'
import { Icon } from '../../components/ui/icon.tsx'
import { Menu, MenuChoices, MenuItem, MenuSeparator } from '../../components/ui/menu.tsx'
import type { OrganizationSession } from '../../features/organization-users/api/organization-session.ts'
import { chooseLanguage, language, t } from '../../lib/text.ts'
import { chooseTheme, chosenTheme, type Theme } from '../../lib/theme.ts'

/** Of the person who is signed in: their own account, where they also sign out. */
export function PersonMenu({ user }: { readonly user: OrganizationSession['user'] }) {
  const [theme, setTheme] = useState(chosenTheme)
  const label = user.name || user.email || user.id
  return (
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
        {user.email !== label && <p className="truncate text-meta text-muted">{user.email}</p>}
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
      <MenuChoices
        label={t('Language')}
        value={language}
        options={[
          { value: 'en', label: 'English' },
          { value: 'de', label: 'Deutsch' },
        ]}
        onChange={chooseLanguage}
      />
      <MenuSeparator />
      <MenuItem icon="user" onSelect={() => location.assign('/account')}>
        {t('Your account')}
      </MenuItem>
    </Menu>
  )
}

const themes: readonly { value: Theme; label: string }[] = [
  { value: 'system', label: t('System') },
  { value: 'light', label: t('Light') },
  { value: 'dark', label: t('Dark') },
]
