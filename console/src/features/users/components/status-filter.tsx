import { ChoiceFilter } from '../../../components/ui/choice-filter.tsx'

interface StatusFilterProps {
  readonly value: string | undefined
  readonly onChange: (value: string | undefined) => void
}

export function StatusFilter(props: StatusFilterProps) {
  return <ChoiceFilter {...props} label="Status" options={options} />
}

const options = [
  { value: 'active', label: 'Active' },
  { value: 'suspended', label: 'Suspended' },
]
