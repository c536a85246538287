import { queryOptions } from '@tanstack/react-query'
import { call, queryString } from '../../../lib/http.ts'

export type Pickable = 'roles' | 'organizations'

export interface PickableThing {
  readonly id: string
  readonly name: string
  readonly description: string | null
}

interface Named {
  readonly id: string
  readonly name: string
  readonly displayName?: string | null
  readonly description?: string | null
}

/** What a bulk action can be about, by words in its name. */
export function pickableQuery(of: Pickable, words: string) {
  return queryOptions({
    queryKey: ['jobs', 'pick', of, words],
    queryFn: async ({ signal }): Promise<readonly PickableThing[]> => {
      // Organizations are listed whole pages at a time and have no search of their own.
      const query = of === 'roles' ? { search: words.trim(), pageSize: 50 } : { pageSize: 200 }
      const { data } = await call<{ data: readonly Named[] }>('GET', `/${of}${queryString(query)}`, { signal })
      const named = data.map(({ id, name, displayName, description }) => ({
        id,
        name: displayName ?? name,
        description: description ?? null,
      }))
      return of === 'roles'
        ? named
        : named.filter(({ name }) => name.toLowerCase().includes(words.trim().toLowerCase()))
    },
    staleTime: 30_000,
  })
}
