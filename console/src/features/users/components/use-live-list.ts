import { type QueryKey, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { type LiveEvent, useLive } from '../../../lib/live.ts'
import { useMay } from '../../../lib/permissions.ts'
import { tintRow } from '../../../lib/tint-row.ts'
import { usePaced } from '../../../lib/use-paced.ts'
import { getUser } from '../api/get-user.ts'
import type { UserPage } from '../api/list-users.ts'
import { mergePage } from '../api/merge-page.ts'
import { summaryOf } from '../api/user-cache.ts'

interface LiveListQuery {
  readonly queryKey: QueryKey
  /** The page as it is now, without touching what is shown. */
  readonly look: () => Promise<UserPage>
}

const lookAgainAfterMs = 2_000
/** So many who left the page are asked for by themselves at once. */
const goneAtMost = 5

/** Keeps the rows on screen up to date, and counts what a refresh would bring. */
export function useLiveList({ queryKey, look }: LiveListQuery): number {
  const queryClient = useQueryClient()
  const mayRead = useMay('read:users')
  const [waiting, setWaiting] = useState(0)
  const key = JSON.stringify(queryKey)
  const shown = () => queryClient.getQueryData<UserPage>(queryKey)

  async function lookAgain(): Promise<void> {
    // While the list itself is on its way, it brings everything.
    if (shown() === undefined || queryClient.isFetching({ queryKey, exact: true }) > 0) return
    const fresh = await look()
    const before = shown()
    if (before === undefined) return
    const { page, changedIds, goneIds, waiting: count } = mergePage(before, fresh)
    const gone = await Promise.all(goneIds.slice(0, goneAtMost).map((id) => getUser(id).catch(() => null)))
    const leftRows = new Map(gone.flatMap((user) => (user === null ? [] : [[user.id, summaryOf(user)] as const])))
    const data = page.data.map((row) => ({ ...row, ...leftRows.get(row.id) }))
    queryClient.setQueryData<UserPage>(queryKey, { ...page, data })
    setWaiting(count)
    for (const id of [...changedIds, ...leftRows.keys()]) tintRow(id)
  }

  // What cannot be asked now is asked with the next event, or when the list is refreshed.
  const ask = usePaced(() => void lookAgain().catch(() => undefined), lookAgainAfterMs)
  const onEvent = ({ type, subject }: LiveEvent) => {
    const isShown = shown()?.data.some(({ id }) => id === subject?.id) === true
    if (isShown ? !isQuiet(type) : changesLists.has(type)) ask()
  }
  useLive(mayRead ? 'users' : null, onEvent, ask)

  // Whatever brings the list anew brings what waited.
  useEffect(() => {
    if (key === '') return
    setWaiting(0)
    return queryClient.getQueryCache().subscribe(({ type, query }) => {
      if (type === 'updated' && query.state.fetchStatus === 'fetching' && JSON.stringify(query.queryKey) === key) {
        setWaiting(0)
      }
    })
  }, [queryClient, key])
  return waiting
}

/** What makes somebody come into a list, leave it or stand elsewhere in it. */
const changesLists: ReadonlySet<string> = new Set(
  ['created', 'signed_up', 'updated', 'suspended', 'locked_down', 'activated', 'expired', 'deleted', 'erased', 'merged']
    .concat(['claimed', 'email_changed', 'role_assigned', 'role_unassigned', 'factor_enrolled', 'mfa_reset'])
    .map((name) => `user.${name}`),
)

/** Looking at somebody changes nothing about them. */
function isQuiet(type: string): boolean {
  return type === 'user.diagnosis_viewed' || type.startsWith('user.caller_')
}
