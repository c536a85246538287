import { ChoiceFilter } from '../../../components/ui/choice-filter.tsx'
import { t } from '../../../lib/text.ts'

interface StatusFilterProps {
  readonly value: string | undefined
  readonly onChange: (value: string | undefined) => void
}

export function StatusFilter(props: StatusFilterProps) {
  return <ChoiceFilter {...props} label={t('Status')} options={options} />
}

const options = [
  { value: 'active', label: t('Active') },
  { value: 'suspended', label: t('Suspended') },
]
