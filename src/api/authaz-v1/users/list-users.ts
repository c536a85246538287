// `GET /users`: the query string translated into the one user query of the core.
import type { Directory } from '../../../directory.ts'
import { locksAmong } from '../../../guards/list-locks.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { RollcallError } from '../../../kernel/errors.ts'
import type { UserQuery, UserSortField } from '../../../users/user-store.ts'
import { pageAnswer, pageRequest } from '../paging.ts'
import type { Answer, Call } from '../route.ts'
import { tooShort } from './free-search.ts'
import { readJump } from './read-jump.ts'
import { readUserFilter } from './read-user-filter.ts'
import { factsOf } from './user-facts.ts'
import { organizationView, userSummary } from './user-json.ts'
import { type ListUsersQuery, sortNames } from './user-schemas.ts'

export async function listUsers({ actor, query, directory }: Call<ListUsersQuery>): Promise<Answer> {
  const now = directory.clock.now()
  const request = pageRequest(query, query.total === true)
  if (query.include !== undefined && actor.organizationId != null) {
    throw new RollcallError(
      'not_permitted',
      'include looks at the whole application, and you act for one organization.',
    )
  }
  const from = readJump(query)
  const { filter, isWholeValue } = await readUserFilter(directory, actor, query)
  const mayStopEarly = query.partial === true
  const order = { sort: sortOf(query.sort), ...(from === undefined ? {} : { from }) }
  const page = await directory.stores.users.list({ filter, at: now, ...order, page: request, mayStopEarly })
  const { previous: previousCursor = null, isPartial } = page
  const isNobody = page.items.length === 0 && previousCursor === null
  if (isWholeValue && isNobody && !isPartial && query.cursor === undefined) throw tooShort()
  const ids = page.items.map(({ id }) => id)
  const [shared, factsAbout, locks] = await Promise.all([
    sharedAmong(directory, actor, ids),
    factsOf(directory, actor, page.items, query.include),
    locksAmong({ ...directory.stores, clock: directory.clock }, ids),
  ])
  const answer = pageAnswer(page, request, (user) => {
    const summary = { ...userSummary(user, now, locks.get(user.id)), ...factsAbout(user) }
    return shared.has(user.id) ? organizationView(summary) : summary
  })
  return {
    ...answer,
    body: { ...(answer.body as object), previousCursor, total: page.total, ...(isPartial && { isPartial }) },
  }
}

/** Whom a caller who acts for one organization sees as far as it is theirs: those who belong elsewhere too. */
export async function sharedAmong(
  { stores }: Directory,
  { organizationId = null }: Actor,
  userIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (organizationId === null) return new Set()
  const members = await stores.organizationPeople.membersAmong(organizationId, userIds)
  return new Set(userIds.filter((id) => members.get(id) !== false))
}

function sortOf(sort = '-created'): UserQuery['sort'] {
  const isDescending = sort.startsWith('-')
  const field: UserSortField = sortNames[sort.slice(isDescending ? 1 : 0) as keyof typeof sortNames]
  return { field, direction: isDescending ? 'descending' : 'ascending' }
}
