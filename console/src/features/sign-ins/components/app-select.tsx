import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { Choice } from '../../../components/ui/choice.tsx'
import { FilterChip } from '../../../components/ui/filter-chip.tsx'
import { PickerSearchBox } from '../../../components/ui/picker-search-box.tsx'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { t } from '../../../lib/text.ts'
import type { Attempt } from '../api/diagnosis.ts'
import { askableAppsQuery, type NamedApp } from '../api/sign-in-queries.ts'

interface AppSelectProps {
  readonly attempts: readonly Attempt[]
  /** Null for no app in particular. */
  readonly value: string | null
  readonly onChange: (clientId: string | null) => void
}

/** An app may refuse whom others let in: the question can be asked for each of them, first for those that were tried. */
export function AppSelect({ attempts, value, onChange }: AppSelectProps) {
  const [picked, setPicked] = useState<NamedApp | null>(null)
  const tried = triedApps(attempts)
  return (
    <FilterChip
      label={t('To sign in to')}
      chosen={value === null ? [] : [picked?.id === value ? picked.name : value]}
      onClear={() => onChange(null)}
    >
      <AppChoices
        tried={tried}
        value={value}
        onPick={(app) => {
          setPicked(app)
          onChange(app.id)
        }}
      />
    </FilterChip>
  )
}

/** The latest first, each once. */
function triedApps(attempts: readonly Attempt[]): readonly NamedApp[] {
  const names = new Map(
    attempts.flatMap(({ clientId, clientName }) =>
      clientId === null || clientName === null ? [] : [[clientId, clientName]],
    ),
  )
  return [...names].map(([id, name]) => ({ id, name }))
}

interface AppChoicesProps {
  readonly tried: readonly NamedApp[]
  readonly value: string | null
  readonly onPick: (app: NamedApp) => void
}

function AppChoices({ tried, value, onPick }: AppChoicesProps) {
  const name = useId()
  const [words, setWords] = useState('')
  const found = useQuery({ ...askableAppsQuery(words), placeholderData: keepPreviousData })
  const apps = triedFirst(tried, found.data ?? [], words)
  return (
    <>
      <PickerSearchBox label={t('Search apps')} value={words} onChange={setWords} />
      <fieldset aria-label={t('To sign in to')} className="grid min-w-0">
        {apps.map((app) => (
          <Choice
            key={app.id}
            type="radio"
            name={name}
            label={app.name}
            description={tried.some(({ id }) => id === app.id) ? t('Tried lately') : null}
            checked={app.id === value}
            onChange={() => onPick(app)}
          />
        ))}
      </fieldset>
      {found.isSuccess && apps.length === 0 && (
        <p role="status" className="px-2 py-2 text-muted text-table">
          {t('No app matches.')}
        </p>
      )}
      {found.isError && (
        <ProblemNotice title={t("Couldn't load the apps.")} error={found.error} onRetry={() => void found.refetch()} />
      )}
    </>
  )
}

function triedFirst(tried: readonly NamedApp[], found: readonly NamedApp[], words: string): readonly NamedApp[] {
  const wanted = words.trim().toLowerCase()
  const first = tried.filter((app) => app.name.toLowerCase().includes(wanted))
  return [...first, ...found.filter(({ id }) => !first.some((app) => app.id === id))]
}
