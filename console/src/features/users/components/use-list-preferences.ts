import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { Density } from '../../../components/data-table/column.ts'
import { t } from '../../../lib/text.ts'
import { toastProblem } from '../../../lib/toasts.ts'
import { type UserListSearch, values } from '../api/list-search.ts'
import { changePreferences, type ListPreferences, preferencesQuery } from '../api/preferences.ts'
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
  const queryClient = useQueryClient()
  const { data, isPending } = useQuery(preferencesQuery)
  const named = values(search.cols)
  return {
    isKnown: !isPending,
    columns: named.length > 0 ? named : (data?.columns ?? usualColumns),
    density: data?.density ?? 'default',
    size: search.size ?? data?.pageSize ?? null,
    isScrolled: search.from !== undefined || (search.after === undefined && (search.mode ?? data?.mode) === 'scroll'),
    change: keep,
  }

  /** Shown at once; put back with a word where the server did not take it (console.md 2.6). */
  function keep(changes: Partial<ListPreferences>) {
    const { queryKey } = preferencesQuery
    const before = queryClient.getQueryData(queryKey)
    queryClient.setQueryData(queryKey, { ...nothingKept, ...before, ...changes })
    // One after the other, in the order of the presses; no answer puts back what was pressed since.
    kept = kept.then(async () => {
      try {
        await changePreferences(changes)
      } catch (error) {
        await queryClient.invalidateQueries({ queryKey })
        toastProblem(t("Couldn't keep how the list is shown."), error)
      }
    })
  }
}

let kept = Promise.resolve()

const nothingKept: ListPreferences = { columns: null, density: null, pageSize: null, mode: null }
