import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { Density } from '../../../components/data-table/column.ts'
import type { KeptSize } from '../../../components/data-table/list-size.ts'
import { t } from '../../../lib/text.ts'
import { toastProblem } from '../../../lib/toasts.ts'
import { changePreferences, type ListPreferences, preferencesQuery } from '../api/preferences.ts'

interface KeptPreferences {
  /** Undefined until they are known. */
  readonly kept: ListPreferences | undefined
  readonly isPending: boolean
  readonly change: (changes: Partial<ListPreferences>) => void
}

/** How the operator has lists shown: shown at once, put back with a word where it was not taken (console.md 2.6). */
export function usePreferences(): KeptPreferences {
  const queryClient = useQueryClient()
  const { data: kept, isPending } = useQuery(preferencesQuery)
  return { kept, isPending, change }

  function change(changes: Partial<ListPreferences>) {
    const { queryKey } = preferencesQuery
    const before = queryClient.getQueryData(queryKey)
    queryClient.setQueryData(queryKey, { ...nothingKept, ...before, ...changes })
    // One after the other, in the order of the presses; no answer puts back what was pressed since.
    changing = changing.then(async () => {
      try {
        await changePreferences(changes)
      } catch (error) {
        await queryClient.invalidateQueries({ queryKey })
        toastProblem(t("Couldn't keep how the list is shown."), error)
      }
    })
  }
}

/** Of every list of the console, and the choice of whoever is signed in. */
export function useKeptDensity(): Density {
  return usePreferences().kept?.density ?? 'default'
}

/** How many rows a page has, of every list in pages, and the choice of whoever is signed in. */
export function useKeptPageSize(): KeptSize {
  const { kept, isPending, change } = usePreferences()
  return { isKnown: !isPending, size: kept?.pageSize ?? null, keep: (pageSize) => change({ pageSize }) }
}

let changing = Promise.resolve()

const nothingKept: ListPreferences = { columns: null, density: null, pageSize: null, mode: null, pinnedViews: null }
