import { Button } from '../../../components/ui/button.tsx'
import { Menu, MenuChoices } from '../../../components/ui/menu.tsx'
import { defaultSort, type UserSort } from '../api/list-search.ts'

interface SortMenuProps {
  readonly value: UserSort | undefined
  readonly onChange: (sort: UserSort | undefined) => void
}

/** The order of the cards, which have no headers to press. */
export function SortMenu({ value = defaultSort, onChange }: SortMenuProps) {
  return (
    <Menu
      trigger={
        <Button icon="filter" tone="quiet" className="-me-3">
          {options.find((option) => option.value === value)?.label ?? 'Sort'}
        </Button>
      }
    >
      <MenuChoices
        label="Sort by"
        value={value}
        options={options}
        onChange={(sort) => onChange(sort === defaultSort ? undefined : sort)}
      />
    </Menu>
  )
}

const options: readonly { value: UserSort; label: string }[] = [
  { value: '-created', label: 'Newest first' },
  { value: 'created', label: 'Oldest first' },
  { value: 'name', label: 'Name, A to Z' },
  { value: '-name', label: 'Name, Z to A' },
  { value: '-lastSignIn', label: 'Last signed in' },
  { value: 'lastSignIn', label: 'Longest away' },
  { value: '-signInCount', label: 'Most sign-ins' },
  { value: '-updated', label: 'Last changed' },
]
