import { t } from '../../lib/text.ts'
import { Button } from '../ui/button.tsx'
import { Menu, MenuChoices } from '../ui/menu.tsx'
import type { SortChoice, TableOrder } from './column.ts'

interface SortMenuProps {
  readonly order: TableOrder
  readonly choices: readonly SortChoice[]
}

/** The order of the cards, which have no headers to press. */
export function SortMenu({ order: { sort, defaultSort, onSort }, choices }: SortMenuProps) {
  const value = sort ?? defaultSort ?? ''
  return (
    <Menu
      trigger={
        <Button icon="filter" tone="quiet" className="-me-3">
          {choices.find((choice) => choice.value === value)?.label ?? t('Sort')}
        </Button>
      }
    >
      <MenuChoices
        label={t('Sort by')}
        value={value}
        options={choices}
        onChange={(chosen) => onSort(chosen === defaultSort ? undefined : chosen)}
      />
    </Menu>
  )
}

export const creationChoices: readonly SortChoice[] = [
  { value: '-created', label: t('Newest first') },
  { value: 'created', label: t('Oldest first') },
]
export const nameChoices: readonly SortChoice[] = [
  { value: 'name', label: t('Name, A to Z') },
  { value: '-name', label: t('Name, Z to A') },
]
