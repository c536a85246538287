import { useQuery } from '@tanstack/react-query'
import { t } from '../../../lib/text.ts'
import { invitersQuery } from '../api/list-inviters.ts'
import { type ListFilterProps, ValueFilter } from './value-filter.tsx'

/** By those who invited people; who runs this console is told from a person of an organization. */
export function InviterFilter(props: ListFilterProps) {
  const { data: inviters = [], isSuccess } = useQuery(invitersQuery)
  const options = inviters
    .map(({ id, kind, name }) => ({
      value: id,
      label: kind === 'operator' ? t('{name} (console)', { name }) : name,
    }))
    .toSorted((one, other) => one.label.localeCompare(other.label))
  return (
    <ValueFilter {...props} options={options} nothing={isSuccess ? t('Nobody has invited anybody yet.') : undefined} />
  )
}
