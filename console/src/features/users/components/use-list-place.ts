import type { UseQueryResult } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useCallback } from 'react'
import { type ListTrail, type Step, useListTrail } from '../../../components/data-table/list-trail.ts'
import type { UserListSearch } from '../api/list-search.ts'
import type { UserPage } from '../api/list-users.ts'

export interface ListPlace extends ListTrail {
  readonly change: (change: Partial<UserListSearch>, history?: 'push' | 'replace') => void
  /** The long list from another place on; undefined: from its start. */
  readonly jump: (from: string | undefined) => void
}

/** Moves through the list by its address: what narrows or orders it leads to the first page. */
export function useListPlace(search: UserListSearch, list: UseQueryResult<UserPage>): ListPlace {
  const navigate = useNavigate()
  const go = useCallback(
    ({ after, trail, replace }: Step) => {
      const { after: _, from, ...rest } = search
      const next = after === undefined ? rest : { ...rest, after }
      void navigate({ to: '/users', search: next, state: { trail }, replace, resetScroll: !replace })
    },
    [search, navigate],
  )
  const trail = useListTrail(search.after, { error: list.error, pageSize: list.data?.pageSize ?? 0 }, go)

  function change(changed: Partial<UserListSearch>, history: 'push' | 'replace' = 'push') {
    const { after, from, ...rest } = search
    const next = { ...rest, ...changed }
    void navigate({
      to: '/users',
      search: next,
      state: { trail: [] },
      replace: history === 'replace',
      resetScroll: false,
    })
  }

  function jump(from: string | undefined) {
    const { after, from: _, ...rest } = search
    void navigate({ to: '/users', search: from === undefined ? rest : { ...rest, from }, state: { trail: [] } })
  }

  return { ...trail, change, jump, first: () => change({}) }
}
