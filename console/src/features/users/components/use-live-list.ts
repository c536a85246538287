import type { QueryKey } from '@tanstack/react-query'
import { useLivePage } from '../../../components/data-table/use-live-page.ts'
import type { LiveEvent } from '../../../lib/live.ts'
import { useMay } from '../../../lib/permissions.ts'
import { getUser } from '../api/get-user.ts'
import type { UserPage } from '../api/list-users.ts'
import type { ListedUser } from '../api/user.ts'
import { summaryOf } from '../api/user-cache.ts'

interface LiveListQuery {
  readonly queryKey: QueryKey
  /** The page as it is now, without touching what is shown. */
  readonly look: () => Promise<UserPage>
}

/** Keeps the rows on screen up to date, and counts what a refresh would bring. */
export function useLiveList(list: LiveListQuery): number {
  const mayRead = useMay('read:users')
  return useLivePage<ListedUser, UserPage>({
    ...list,
    topic: mayRead ? 'users' : null,
    lookAt: async (id) => summaryOf(await getUser(id)),
    concerns: ({ type, subject }, shown) => {
      const isShown = shown.data.some(({ id }) => id === subject?.id)
      return isShown ? !isQuiet(type) : changesLists.has(type)
    },
  })
}

/** What makes somebody come into a list, leave it or stand elsewhere in it. */
const changesLists: ReadonlySet<LiveEvent['type']> = new Set(
  ['created', 'signed_up', 'updated', 'suspended', 'locked_down', 'activated', 'expired', 'deleted', 'erased', 'merged']
    .concat(['claimed', 'email_changed', 'role_assigned', 'role_unassigned', 'factor_enrolled', 'mfa_reset'])
    .map((name) => `user.${name}`),
)

/** Looking at somebody changes nothing about them. */
function isQuiet(type: string): boolean {
  return type === 'user.diagnosis_viewed' || type.startsWith('user.caller_')
}
