import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { type LiveEvent, useLive } from '../../../lib/live.ts'
import { useMay } from '../../../lib/permissions.ts'
import { tintRow } from '../../../lib/tint-row.ts'
import { getUser } from '../api/get-user.ts'
import type { UserListSearch } from '../api/list-search.ts'
import type { Included, UserPage } from '../api/list-users.ts'
import { rowsBefore, scrolledUsersQuery } from '../api/scrolled-users.ts'
import { changeRows, summaryOf } from '../api/user-cache.ts'

/** So near to an end of what is loaded, the next page is asked for. */
const nearRows = 40

/** The pages that are loaded, as one; the next and the one before come when they are nearly in sight. */
export function useScrolledUsers(search: UserListSearch, include: readonly Included[], first: UserPage) {
  const queryClient = useQueryClient()
  const mayRead = useMay('read:users')
  const router = useRouter()
  // As it was when the list was opened: on the way to somebody the address is theirs already.
  const [visit] = useState(() => router.state.location.state.__TSR_key ?? '')
  const list = useInfiniteQuery(scrolledUsersQuery({ search, include, first, visit }))
  const [sight, setSight] = useState({ first: 0, last: 0 })
  const { pages } = list.data
  const rows = pages.flatMap(({ data }) => data)
  const [firstPage] = pages
  // One page, of all that are loaded.
  const loaded = useMemo(() => asOnePage(pages, first), [pages, first])

  /** Rows that are shown are patched where they stand. */
  async function patch(id: string): Promise<void> {
    const summary = summaryOf(await getUser(id))
    changeRows(queryClient, (all) => all.map((row) => (row.id === id ? { ...row, ...summary } : row)))
    tintRow(id)
  }
  const onEvent = ({ subject }: LiveEvent) => {
    const id = subject?.id
    // What cannot be asked now is asked with the next event, or when the list is refreshed.
    if (id !== undefined && rows.some((row) => row.id === id)) void patch(id).catch(() => undefined)
  }
  useLive(mayRead ? 'users' : null, onEvent, () => undefined)

  function onSight(firstRow: number, lastRow: number): void {
    if (firstRow !== sight.first || lastRow !== sight.last) setSight({ first: firstRow, last: lastRow })
    if (list.isFetching || list.isError) return
    // What is on its way already is not begun anew.
    const once = { cancelRefetch: false }
    if (lastRow > rows.length - nearRows && list.hasNextPage) void list.fetchNextPage(once)
    else if (firstRow < nearRows && list.hasPreviousPage) void list.fetchPreviousPage(once)
  }

  return { list, rows, loaded, rowsBefore: rowsBefore(pages), startsAt: firstPage?.startsAt ?? 0, sight, onSight }
}

function asOnePage(pages: readonly UserPage[], opened: UserPage): UserPage {
  return {
    ...opened,
    data: pages.flatMap(({ data }) => data),
    nextCursor: pages.at(-1)?.nextCursor ?? null,
    previousCursor: pages[0]?.previousCursor ?? null,
  }
}
