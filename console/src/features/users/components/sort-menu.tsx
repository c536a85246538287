import { Button } from '../../../components/ui/button.tsx'
import { Menu, MenuChoices } from '../../../components/ui/menu.tsx'
import { t } from '../../../lib/text.ts'
import { defaultSort, type UserSort } from '../api/user-sort.ts'

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
          {options.find((option) => option.value === value)?.label ?? t('Sort')}
        </Button>
      }
    >
      <MenuChoices
        label={t('Sort by')}
        value={value}
        options={options}
        onChange={(sort) => onChange(sort === defaultSort ? undefined : sort)}
      />
    </Menu>
  )
}

const options: readonly { value: UserSort; label: string }[] = [
  { value: '-created', label: t('Newest first') },
  { value: 'created', label: t('Oldest first') },
  { value: 'name', label: t('Name, A to Z') },
  { value: '-name', label: t('Name, Z to A') },
  { value: '-lastSignIn', label: t('Last signed in') },
  { value: 'lastSignIn', label: t('Longest away') },
  { value: '-signInCount', label: t('Most sign-ins') },
  { value: '-updated', label: t('Last changed') },
]
