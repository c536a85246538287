import { useId, useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { inputClasses } from '../../../components/ui/field.tsx'
import { Popover } from '../../../components/ui/popover.tsx'
import { useMarkedOption } from '../../../components/ui/use-marked-option.ts'
import { classNames } from '../../../lib/class-names.ts'
import { t } from '../../../lib/text.ts'
import type { FilterOffer } from '../api/list-filters.ts'
import type { FilterName } from '../api/list-search.ts'
import { filterLabels, groupLabels } from './filter-words.ts'

interface AddFilterProps {
  readonly offers: readonly FilterOffer[]
  readonly onAdd: (name: FilterName) => void
}

/** "+ Filter": what else the list can be narrowed by, found by typing (console.md 2.2). */
export function AddFilter({ offers, onAdd }: AddFilterProps) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <Popover
      title={t('Add a filter')}
      align="start"
      sheetClose={t('Close')}
      className="max-h-[70dvh] table:w-64"
      control={{ isOpen, onChange: setIsOpen }}
      trigger={
        <Button icon="plus" tone="quiet">
          {t('Filter')}
        </Button>
      }
    >
      <FilterOptions
        offers={offers}
        onAdd={(name) => {
          setIsOpen(false)
          onAdd(name)
        }}
      />
    </Popover>
  )
}

/** A combobox: the focus stays in the box, and what Enter takes is marked in the list. */
function FilterOptions({ offers, onAdd }: AddFilterProps) {
  const id = useId()
  const [words, setWords] = useState('')
  const groups = groupsOf(offers, words)
  const options = groups.flatMap(({ members }) => members)
  const take = (option: FilterOffer | undefined) => option && onAdd(option.name)
  const { marked, markFirst, onKeyDown } = useMarkedOption(options.length, (place) => take(options[place]))
  const active = options[marked]
  return (
    <>
      <input
        type="text"
        role="combobox"
        aria-label={t('Search filters')}
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={active && `${id}-${active.name}`}
        placeholder={t('Search filters')}
        value={words}
        autoComplete="off"
        spellCheck={false}
        maxLength={100}
        onChange={(event) => {
          setWords(event.target.value)
          markFirst()
        }}
        onKeyDown={onKeyDown}
        className={inputClasses()}
      />
      <div id={`${id}-list`} role="listbox" aria-label={t('Filters')} className="mt-1 max-h-80 overflow-y-auto">
        {groups.map(({ group, members }) => (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset may not stand in a listbox.
          <div key={group} role="group" aria-label={groupLabels[group]}>
            <p aria-hidden="true" className="px-2 pt-1.5 pb-1 font-semibold text-meta text-muted">
              {groupLabels[group]}
            </p>
            {members.map((offer) => (
              <div
                key={offer.name}
                id={`${id}-${offer.name}`}
                ref={offer === active ? intoSight : undefined}
                role="option"
                tabIndex={-1}
                aria-selected={offer === active}
                onClick={() => take(offer)}
                onKeyDown={onKeyDown}
                className={classNames(
                  'flex min-h-8 cursor-default items-center rounded-control px-2 text-table hover:bg-hover pointer-coarse:min-h-11',
                  offer === active && 'marked',
                )}
              >
                {filterLabels[offer.name]}
              </div>
            ))}
          </div>
        ))}
      </div>
      {options.length === 0 && (
        <p role="status" className="px-2 py-2 text-muted text-table">
          {t('No filter is called that.')}
        </p>
      )}
    </>
  )
}

interface FilterGroup {
  readonly group: FilterOffer['group']
  readonly members: readonly FilterOffer[]
}

/** Those whose name holds the words, or whose group is called so, as the server groups them. */
function groupsOf(offers: readonly FilterOffer[], words: string): readonly FilterGroup[] {
  const sought = words.trim().toLowerCase()
  const fits = ({ name, group }: FilterOffer) =>
    [filterLabels[name], groupLabels[group]].some((label) => label.toLowerCase().includes(sought))
  return Object.entries(Object.groupBy(offers.filter(fits), ({ group }) => group)).map(([group, members]) => ({
    group: group as FilterOffer['group'],
    members,
  }))
}

function intoSight(option: HTMLElement | null): void {
  option?.scrollIntoView({ block: 'nearest' })
}
