import { type InfiniteData, type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { scrolledListsKey, type UserPage, userListsKey } from '../../features/users/api/list-users.ts'
import { announce } from '../../lib/announce.ts'
import { t } from '../../lib/text.ts'

/** From a user's page to the one before or after them on the list that was shown last. */
export function useNeighbour(): (step: 1 | -1) => void {
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const { userId } = useParams({ strict: false })
  return (step) => {
    if (userId === undefined) return
    const next = neighbourOf(queryClient, userId, step)
    if (next === null)
      announce(step === 1 ? t('This is the last user of the list') : t('This is the first user of the list'))
    else void navigate({ to: '/users/$userId/overview', params: { userId: next } })
  }
}

/** Null where there is nobody, or no list was shown that has this user. */
export function neighbourOf(queryClient: QueryClient, userId: string, step: 1 | -1): string | null {
  const cache = queryClient.getQueryCache()
  const lists = [userListsKey, scrolledListsKey].flatMap((queryKey) => cache.findAll({ queryKey }))
  const pages = lists
    .toSorted((a, b) => b.state.dataUpdatedAt - a.state.dataUpdatedAt)
    .map(({ state }) => rowsOf(state.data as Shown | undefined))
  const ids = pages.map((page) => page.map(({ id }) => id)).find((page) => page.includes(userId))
  return ids?.[ids.indexOf(userId) + step] ?? null
}

type Shown = Partial<UserPage> & Partial<InfiniteData<UserPage>>

/** Of a page, or of all pages that are shown as one. */
function rowsOf({ data, pages }: Shown = {}): UserPage['data'] {
  return pages?.flatMap((page) => page.data) ?? data ?? []
}
