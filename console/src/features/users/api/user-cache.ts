// What a change to one user does to everything on screen that shows them: rows are patched where they stand, so that
// nothing moves under the pointer (console.md D13), and what depends on the change is asked again.
import type { InfiniteData, QueryClient } from '@tanstack/react-query'
import { userQuery } from './get-user.ts'
import { scrolledListsKey, type UserPage, userListsKey } from './list-users.ts'
import type { ListedUser, User } from './user.ts'

export function keepUser(queryClient: QueryClient, user: User): void {
  queryClient.setQueryData(userQuery(user.id).queryKey, user)
  changeRows(queryClient, (rows) => rows.map((row) => (row.id === user.id ? { ...row, ...summaryOf(user) } : row)))
  void queryClient.invalidateQueries({ queryKey: userListsKey, refetchType: 'none' })
  for (const of of ['events', 'diagnosis', 'user-sessions']) {
    void queryClient.invalidateQueries({ queryKey: [of, user.id] })
  }
}

export function dropUser(queryClient: QueryClient, userId: string): void {
  queryClient.removeQueries({ queryKey: userQuery(userId).queryKey })
  queryClient.setQueriesData<UserPage>({ queryKey: userListsKey }, (page) => {
    if (page === undefined || !page.data.some((row) => row.id === userId)) return page
    const total = page.total && { ...page.total, count: page.total.count - 1 }
    return { ...page, total }
  })
  changeRows(queryClient, (rows) => rows.filter((row) => row.id !== userId))
  void queryClient.invalidateQueries({ queryKey: userListsKey })
}

/** The rows of every list that is held, page by page or as one. */
export function changeRows(
  queryClient: QueryClient,
  change: (rows: readonly ListedUser[]) => readonly ListedUser[],
): void {
  const ofPage = <Page extends UserPage>(page: Page): Page => ({ ...page, data: change(page.data) })
  queryClient.setQueriesData<UserPage>({ queryKey: userListsKey }, (page) => page && ofPage(page))
  queryClient.setQueriesData<InfiniteData<UserPage>>(
    { queryKey: scrolledListsKey },
    (list) => list && { ...list, pages: list.pages.map(ofPage) },
  )
}

/** A row holds the summary only: the rest of a person does not belong into a list. */
export function summaryOf(user: User) {
  const { phoneVerified, lastIp, appMetadata, userMetadata, identities, version, ...summary } = user
  return summary
}
