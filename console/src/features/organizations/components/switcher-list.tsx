import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useId, useRef, useState } from 'react'
import { inputClasses } from '../../../components/ui/field.tsx'
import { Icon } from '../../../components/ui/icon.tsx'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { useMarkedOption } from '../../../components/ui/use-marked-option.ts'
import { classNames } from '../../../lib/class-names.ts'
import { t } from '../../../lib/text.ts'
import { usePaced } from '../../../lib/use-paced.ts'
import { organizationLabel } from '../api/organization.ts'
import { organizationListQuery } from '../api/organization-queries.ts'
import { type Remembered, type RememberedOrganization, withPin } from '../api/remembered-organizations.ts'

interface SwitcherListProps {
  readonly current: string | null
  readonly remembered: Remembered
  readonly onKeep: (remembered: Remembered) => void
  readonly onChoose: (organization: RememberedOrganization | null) => void
}

interface Option {
  readonly key: string
  readonly group: string | null
  /** Null: all of them. */
  readonly organization: RememberedOrganization | null
}

const searchEveryMs = 200

/** A combobox: the focus stays in the box, and what Enter takes is marked in the list. The server searches. */
export function SwitcherList({ current, remembered, onKeep, onChoose }: SwitcherListProps) {
  const id = useId()
  const box = useRef<HTMLInputElement>(null)
  const [words, setWords] = useState('')
  const [asked, setAsked] = useState('')
  const ask = usePaced(() => setAsked(box.current?.value.trim() ?? ''), searchEveryMs)
  const found = useQuery({
    ...organizationListQuery(asked === '' ? {} : { q: asked }),
    placeholderData: keepPreviousData,
  })
  useEffect(() => box.current?.focus(), [])
  const results = (found.data?.data ?? []).map((one) => ({ id: one.id, label: organizationLabel(one) }))
  const options = optionsOf(words.trim(), remembered, results)
  const { marked, markFirst, onKeyDown } = useMarkedOption(options.length, (place) => {
    const option = options[place]
    if (option !== undefined) onChoose(option.organization)
  })
  const active = options[marked]
  const isPinned = (organization: RememberedOrganization) => remembered.pinned.some((one) => one.id === organization.id)

  return (
    <>
      <input
        ref={box}
        type="text"
        role="combobox"
        aria-label={t('Search organizations')}
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={active === undefined ? undefined : `${id}-${active.key}`}
        placeholder={t('Search organizations')}
        value={words}
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        onChange={(event) => {
          setWords(event.target.value)
          markFirst()
          ask()
        }}
        onKeyDown={onKeyDown}
        className={inputClasses()}
      />
      <div id={`${id}-list`} role="listbox" aria-label={t('Organizations')} className="mt-2 max-h-80 overflow-y-auto">
        {options.map(({ key, group, organization }, place) => (
          <div
            key={key}
            id={`${id}-${key}`}
            role="option"
            tabIndex={-1}
            aria-selected={(organization?.id ?? null) === current}
            onClick={() => onChoose(organization)}
            onKeyDown={onKeyDown}
            className={classNames(
              'flex min-h-8 cursor-default items-center gap-2 rounded-control px-2 text-table hover:bg-hover pointer-coarse:min-h-11',
              place === marked && 'marked',
            )}
          >
            <Icon name={(organization?.id ?? null) === current ? 'check' : 'building'} className="text-muted" />
            <span className="min-w-0 flex-1 truncate">{organization?.label ?? t('All organizations')}</span>
            {group !== null && <span className="text-meta text-muted">{group}</span>}
          </div>
        ))}
      </div>
      {found.isError && <ProblemNotice title={t("Couldn't load organizations.")} error={found.error} />}
      {found.isSuccess && options.length === 0 && (
        <p role="status" className="px-2 py-2 text-muted text-table">
          {t('No organizations match.')}
        </p>
      )}
      {active?.organization && (
        <button
          type="button"
          onClick={() => {
            if (active.organization) onKeep(withPin(remembered, active.organization, !isPinned(active.organization)))
          }}
          className="mt-2 flex min-h-8 w-full items-center gap-2 rounded-control border-line border-t px-2 text-muted text-table hover:bg-hover pointer-coarse:min-h-11"
        >
          <Icon name="star" />
          {isPinned(active.organization)
            ? t('Unpin {name}', { name: active.organization.label })
            : t('Pin {name}', { name: active.organization.label })}
        </button>
      )}
    </>
  )
}

/** Without words: all of them, the pinned, the recent, and then what there is. Nothing stands there twice. */
function optionsOf(
  words: string,
  { pinned, recent }: Remembered,
  results: readonly RememberedOrganization[],
): readonly Option[] {
  const optionOf = (group: string | null) => (organization: RememberedOrganization) => ({
    key: organization.id,
    group,
    organization,
  })
  if (words !== '') return results.map(optionOf(null))
  const all = [
    { key: 'all', group: null, organization: null },
    ...pinned.map(optionOf(t('Pinned'))),
    ...recent.map(optionOf(t('Recent'))),
    ...results.map(optionOf(null)),
  ]
  return all.filter(({ key }, place) => all.findIndex((other) => other.key === key) === place)
}
