// The operator's own preferences: how the console looks and answers to keys. What is kept by the browser says so.
import { useRouteContext } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { Card } from '../../components/ui/card.tsx'
import { Choice } from '../../components/ui/choice.tsx'
import { Fact, Facts } from '../../components/ui/facts.tsx'
import { PageTitle } from '../../components/ui/page-title.tsx'
import { densities } from '../../features/users/components/densities.ts'
import { usePreferences } from '../../features/users/components/use-preferences.ts'
import { roleInWords } from '../../lib/role-words.ts'
import { switchShortcuts, useShortcutsAreOn } from '../../lib/shortcuts.ts'
import { chooseLanguage, language, t } from '../../lib/text.ts'
import { chooseTheme, chosenTheme } from '../../lib/theme.ts'
import { chooseTimes, chosenTimes, ownTimeZone } from '../../lib/time-zone.ts'
import { languageNames, themes } from '../shell/look-choices.ts'
import { ShortcutTable } from './shortcut-table.tsx'

export function MeRoute() {
  const { session } = useRouteContext({ from: '/signed-in' })
  const [theme, setTheme] = useState(chosenTheme)
  const [times, setTimes] = useState(chosenTimes)
  const lists = usePreferences()
  const areShortcutsOn = useShortcutsAreOn()
  const { operator } = session
  return (
    <div className="grid max-w-[960px] grid-cols-1 gap-4">
      <PageTitle trail={[t('My preferences')]}>{t('My preferences')}</PageTitle>
      <Card title={t('You')}>
        <Facts>
          <Fact name={t('Name')}>{operator.name}</Fact>
          <Fact name={t('E-mail')}>{operator.email}</Fact>
          <Fact name={t('Role')}>{roleInWords(operator.role)}</Fact>
          <Fact name={t('Sessions and sign-in methods')}>
            <a
              href="/console/account/security"
              className="inline-flex min-h-6 items-center rounded-control font-semibold text-accent underline"
            >
              {t('Open your account')}
            </a>
          </Fact>
        </Facts>
      </Card>
      <Card title={t('Appearance')}>
        <div className="grid gap-5 p-4 table:grid-cols-2 desk:grid-cols-4">
          <Choices
            legend={t('Theme')}
            name="theme"
            value={theme}
            options={themes.map(({ value, label }) => [value, label])}
            onChange={(next) => {
              chooseTheme(next)
              setTheme(next)
            }}
          />
          <Choices
            legend={t('Density of lists')}
            name="density"
            value={lists.kept?.density ?? 'default'}
            options={densities.map(({ value, label }) => [value, label])}
            onChange={(density) => lists.change({ density })}
          />
          <Choices
            legend={t('Language')}
            name="language"
            value={language}
            options={languageNames.map(({ value, label }) => [value, label])}
            onChange={chooseLanguage}
          />
          <Choices
            legend={t('Times')}
            name="times"
            value={times}
            options={[
              ['local', t('Your time zone ({zone})', { zone: ownTimeZone })],
              ['utc', 'UTC'],
            ]}
            onChange={(next) => {
              chooseTimes(next)
              setTimes(next)
            }}
          />
        </div>
        <p className="border-line border-t px-4 py-2 text-meta text-muted">
          {t('The density goes with you. Everything else here is kept by this browser.')}
        </p>
      </Card>
      <Card title={t('Keyboard')}>
        <div className="p-2">
          <Choice
            type="checkbox"
            label={t('Single-key shortcuts')}
            description={t('Switch them off if they get in the way of other input, or give them other keys.')}
            checked={areShortcutsOn}
            onChange={(event) => switchShortcuts(event.target.checked)}
          />
        </div>
        <ShortcutTable />
      </Card>
    </div>
  )
}

interface ChoicesProps<Value extends string> {
  readonly legend: string
  readonly name: string
  readonly value: Value
  readonly options: readonly (readonly [Value, ReactNode])[]
  readonly onChange: (value: Value) => void
}

function Choices<Value extends string>({ legend, name, value, options, onChange }: ChoicesProps<Value>) {
  return (
    <fieldset>
      <legend className="mb-1 font-semibold text-table">{legend}</legend>
      {options.map(([option, label]) => (
        <Choice
          key={option}
          type="radio"
          name={name}
          className="-mx-2"
          label={label}
          checked={option === value}
          onChange={() => onChange(option)}
        />
      ))}
    </fieldset>
  )
}
