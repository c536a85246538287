import type { Density } from '../../../components/data-table/column.ts'
import { type UserListSearch, values } from '../api/list-search.ts'
import type { ListPreferences } from '../api/preferences.ts'
import { usePreferences } from './use-preferences.ts'
import { usualColumns } from './user-columns.tsx'

export interface ShownAs {
  /** False until it is known how the operator has lists shown. */
  readonly isKnown: boolean
  readonly columns: readonly string[]
  readonly density: Density
  readonly size: ListPreferences['pageSize']
  /** One list that goes on as it is scrolled; a link to a page is a page, and one to a place in it is the list. */
  readonly isScrolled: boolean
  readonly change: (changes: Partial<ListPreferences>) => void
}

/** What the address says wins for this visit; otherwise the operator's own choice, kept by the server. */
export function useListPreferences(search: UserListSearch): ShownAs {
  const { kept, isPending, change } = usePreferences()
  const named = values(search.cols)
  return {
    isKnown: !isPending,
    columns: named.length > 0 ? named : (kept?.columns ?? usualColumns),
    density: kept?.density ?? 'default',
    size: search.size ?? kept?.pageSize ?? null,
    isScrolled: search.from !== undefined || (search.after === undefined && (search.mode ?? kept?.mode) === 'scroll'),
    change,
  }
}
