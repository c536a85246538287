import { useQuery } from '@tanstack/react-query'
import { ChoiceFilter } from '../../../components/ui/choice-filter.tsx'
import { t } from '../../../lib/text.ts'
import { connectionsQuery } from '../api/list-connections.ts'

interface ConnectionFilterProps {
  readonly value: string | undefined
  readonly onChange: (value: string | undefined) => void
}

/** Worth its place only where there is a choice. */
export function ConnectionFilter({ value, onChange }: ConnectionFilterProps) {
  const { data: connections = [] } = useQuery(connectionsQuery)
  if (connections.length < 2 && value === undefined) return null
  const options = connections.map(({ name }) => ({ value: name, label: name }))
  return <ChoiceFilter label={t('Connection')} isSingle value={value} onChange={onChange} options={options} />
}
