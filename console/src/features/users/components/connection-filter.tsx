import { useQuery } from '@tanstack/react-query'
import { connectionsQuery } from '../api/list-connections.ts'
import { type ListFilterProps, ValueFilter } from './value-filter.tsx'

export function ConnectionFilter(props: ListFilterProps) {
  const { data: connections = [] } = useQuery(connectionsQuery)
  return <ValueFilter {...props} options={connections.map(({ name }) => ({ value: name, label: name }))} />
}
