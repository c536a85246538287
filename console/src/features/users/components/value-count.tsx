import { useQuery } from '@tanstack/react-query'
import { cappedCount } from '../../../lib/format-count.ts'
import { filterCountsQuery } from '../api/filter-counts.ts'
import type { FilterName, UserListSearch } from '../api/list-search.ts'

interface ValueCountProps {
  readonly of: FilterName
  readonly value: string
  readonly search: UserListSearch
}

/** Whom one value of a filter would leave; all values of it are asked for at once. */
export function ValueCount({ of, value, search }: ValueCountProps) {
  const { data: counts } = useQuery(filterCountsQuery(of, search))
  const count = counts?.get(value)
  return count === undefined ? null : cappedCount(count)
}
