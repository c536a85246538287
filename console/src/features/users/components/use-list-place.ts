import type { UseQueryResult } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useCallback } from 'react'
import { type ListTrail, type Step, useListTrail } from '../../../components/data-table/list-trail.ts'
import type { UserListSearch } from '../api/list-search.ts'
import type { UserPage } from '../api/list-users.ts'

export interface ListPlace extends ListTrail {
  readonly change: (change: Partial<UserListSearch>, history?: 'push' | 'replace') => void
}

/** Moves through the list by its address: what narrows or orders it leads to the first page. */
export function useListPlace(search: UserListSearch, list: UseQueryResult<UserPage>): ListPlace {
  const navigate = useNavigate()
  const go = useCallback(
    ({ after, trail, replace }: Step) => {
      const { after: _, ...rest } = search
      const next = after === undefined ? rest : { ...rest, after }
      void navigate({ to: '/users', search: next, state: { trail }, replace, resetScroll: !replace })
    },
    [search, navigate],
  )
  const trail = useListTrail(search.after, { error: list.error, pageSize: list.data?.pageSize ?? 0 }, go)

  function change(changed: Partial<UserListSearch>, history: 'push' | 'replace' = 'push') {
    const { after, ...rest } = search
    const next = { ...rest, ...changed }
    void navigate({
      to: '/users',
      search: next,
      state: { trail: [] },
      replace: history === 'replace',
      resetScroll: false,
    })
  }

  return { ...trail, change, first: () => change({}) }
}
