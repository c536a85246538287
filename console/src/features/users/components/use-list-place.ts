import type { UseQueryResult } from '@tanstack/react-query'
import { useLocation, useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { isProblem } from '../../../lib/problem.ts'
import type { UserListSearch } from '../api/list-search.ts'
import type { UserPage } from '../api/list-users.ts'

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** The cursors of the pages before this one; the first page is the empty text. */
    trail?: readonly string[]
  }
}

export interface ListPlace {
  /** The number of rows before this page, or null when the page was opened from a link. */
  readonly rowsBefore: number | null
  /** True after a cursor turned out to be of another list. */
  readonly isBackAtStart: boolean
  readonly change: (change: Partial<UserListSearch>, history?: 'push' | 'replace') => void
  readonly next: (cursor: string) => void
  readonly previous: (() => void) | null
  readonly first: () => void
}

/**
 * Moves through the list by its address. Cursors lead forward only, so the way back is kept in the browser's history
 * entry: it survives a reload and a Back, and a shared link simply has none.
 */
export function useListPlace(search: UserListSearch, list: UseQueryResult<UserPage>): ListPlace {
  const navigate = useNavigate()
  const trail = useLocation({ select: ({ state }) => state.trail })
  const [isBackAtStart, setIsBackAtStart] = useState(false)
  const steps = trail ?? []

  function go(next: UserListSearch, nextTrail: readonly string[], replace: boolean, toTop: boolean) {
    void navigate({ to: '/users', search: next, state: { trail: nextTrail }, replace, resetScroll: toTop })
  }
  function change(changed: Partial<UserListSearch>, history: 'push' | 'replace' = 'push') {
    const { after, ...rest } = search
    setIsBackAtStart(false)
    go({ ...rest, ...changed }, [], history === 'replace', false)
  }

  const isLost = isProblem(list.error, 'invalid_cursor')
  useEffect(() => {
    if (!isLost) return
    const { after, ...rest } = search
    setIsBackAtStart(true)
    void navigate({ to: '/users', search: rest, replace: true })
  }, [isLost, search, navigate])

  return {
    rowsBefore: search.after === undefined ? 0 : trail === undefined ? null : steps.length * (list.data?.pageSize ?? 0),
    isBackAtStart,
    change,
    next: (cursor) => go({ ...search, after: cursor }, [...steps, search.after ?? ''], false, true),
    previous: steps.length === 0 ? null : () => goBack(steps),
    first: () => change({}),
  }

  function goBack(visited: readonly string[]) {
    const { after, ...rest } = search
    const cursor = visited.at(-1)
    go(cursor ? { ...rest, after: cursor } : rest, visited.slice(0, -1), false, true)
  }
}
