import { type ReactNode, useState } from 'react'
import { Avatar } from '../../components/ui/avatar.tsx'
import { Icon } from '../../components/ui/icon.tsx'
import { Menu, MenuChoices, MenuSeparator } from '../../components/ui/menu.tsx'
import { chooseLanguage, language, t } from '../../lib/text.ts'
import { chooseTheme, chosenTheme } from '../../lib/theme.ts'
import { languageNames, themes } from './look-choices.ts'

interface AccountMenuProps {
  /** Whose it is. */
  readonly label: string
  /** Below the name. */
  readonly facts: ReactNode
  /** Choices of how things look that not everybody has. */
  readonly look?: ReactNode
  readonly children: ReactNode
}

/** Of whoever is signed in: how everything looks, and what `children` lead to. */
export function AccountMenu({ label, facts, look, children }: AccountMenuProps) {
  const [theme, setTheme] = useState(chosenTheme)
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
        {facts}
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
      {look}
      <MenuChoices label={t('Language')} value={language} options={languageNames} onChange={chooseLanguage} />
      <MenuSeparator />
      {children}
    </Menu>
  )
}
