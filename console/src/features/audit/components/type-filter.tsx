import { useState } from 'react'
import { Choice } from '../../../components/ui/choice.tsx'
import { Field } from '../../../components/ui/field.tsx'
import { FilterChip } from '../../../components/ui/filter-chip.tsx'
import { t, tCount } from '../../../lib/text.ts'
import { type EventGroup, eventGroups } from '../api/event-groups.ts'
import { eventSentences } from '../api/event-sentences.ts'

interface TypeFilterProps {
  /** A comma list. */
  readonly value: string | undefined
  readonly onChange: (value: string | undefined) => void
}

/** The types of events in their groups; a group is chosen as one. */
export function TypeFilter({ value, onChange }: TypeFilterProps) {
  const [words, setWords] = useState('')
  const chosen = value?.split(',') ?? []
  const choose = (types: readonly string[], isChosen: boolean) => {
    const next = isChosen ? [...new Set([...chosen, ...types])] : chosen.filter((one) => !types.includes(one))
    onChange(next.length === 0 ? undefined : next.join(','))
  }
  const groups = eventGroups.map((group) => matching(group, words)).filter(({ types }) => types.length > 0)
  return (
    <FilterChip label={t('Event')} chosen={inWords(chosen)} onClear={() => onChange(undefined)}>
      <Field
        className="px-2 pb-2"
        label={t('Find an event')}
        value={words}
        onChange={(event) => setWords(event.target.value)}
        autoComplete="off"
      />
      {groups.map(({ noun, label, types }) => (
        <fieldset key={noun} aria-label={label} className="grid min-w-0 border-line border-t pt-1">
          <Choice
            type="checkbox"
            label={<strong className="font-semibold">{t('All of {group}', { group: label })}</strong>}
            checked={types.every((type) => chosen.includes(type))}
            onChange={(event) => choose(types, event.target.checked)}
          />
          {(words !== '' || types.some((type) => chosen.includes(type))) &&
            types.map((type) => (
              <Choice
                key={type}
                type="checkbox"
                label={eventSentences[type]}
                description={type}
                checked={chosen.includes(type)}
                onChange={(event) => choose([type], event.target.checked)}
              />
            ))}
        </fieldset>
      ))}
      {groups.length === 0 && <p className="px-2 py-2 text-muted text-table">{t('No event is called that.')}</p>}
    </FilterChip>
  )
}

function matching(group: EventGroup, words: string): EventGroup {
  const wanted = words.trim().toLowerCase()
  if (wanted === '') return group
  const fits = (type: string) => `${eventSentences[type]} ${type}`.toLowerCase().includes(wanted)
  return { ...group, types: group.types.filter(fits) }
}

function inWords(chosen: readonly string[]): readonly string[] {
  if (chosen.length <= 2) return chosen.map((type) => eventSentences[type] ?? type)
  return [tCount(chosen.length, '1 event', '{count} events')]
}
