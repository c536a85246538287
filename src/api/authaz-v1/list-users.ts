// `GET /users`: the query string translated into the one user query of the core.
import type { Directory } from '../../directory.ts'
import type { Actor } from '../../kernel/actor.ts'
import { invalidField, RollcallError } from '../../kernel/errors.ts'
import type { Filter } from '../../kernel/filter.ts'
import { organizationNamed } from '../../organizations/find-organization.ts'
import { refuseForeignOrganization } from '../../organizations/refuse-foreign-organization.ts'
import { parseSearch } from '../../search/parse-search.ts'
import { userSearchFields } from '../../search/user-fields.ts'
import type { UserQuery, UserSortField } from '../../users/user-store.ts'
import { freeSearch, tooShort } from './free-search.ts'
import { pageAnswer, pageRequest } from './paging.ts'
import type { Answer, Call } from './route.ts'
import {
  connectionField,
  offboardingField,
  organizationField,
  roleField,
  roleThereField,
  statusField,
} from './search-fields.ts'
import { organizationView, userSummary } from './user-json.ts'
import { type ListUsersQuery, sortNames, statuses } from './user-schemas.ts'

export async function listUsers({ actor, query, directory }: Call<ListUsersQuery>): Promise<Answer> {
  const now = directory.clock.now()
  const words = freeSearch(query.search ?? '')
  const request = pageRequest(query, query.total === true)
  const organizationId =
    query.organization === undefined
      ? (actor.organizationId ?? null)
      : await organizationAsked(directory, actor, query.organization)
  const filter = allOf([
    ownOrganization(actor, query),
    query.organization === undefined ? null : membersOf(organizationId),
    words?.filter ?? null,
    query.q === undefined || query.q.trim() === '' ? null : parseSearch(query.q, userSearchFields),
    query.status === undefined ? null : statusFilter(query.status.split(',')),
    query.offboarding === undefined ? null : offboardingFilter(query.offboarding === 'scheduled'),
    query.role === undefined ? null : await holdersOf(directory, query.role, organizationId),
    query.connection === undefined
      ? null
      : { kind: 'equals', field: connectionField, alternatives: [query.connection] },
  ])
  const page = await directory.stores.users.list({
    filter,
    at: now,
    sort: sortOf(query.sort),
    page: request,
  })
  if (words?.isWholeValue && page.items.length === 0 && query.cursor === undefined) throw tooShort()
  const shared = await sharedAmong(
    directory,
    actor,
    page.items.map(({ id }) => id),
  )
  const answer = pageAnswer(page, request, (user) => {
    const summary = userSummary(user, now)
    return shared.has(user.id) ? organizationView(summary) : summary
  })
  return { ...answer, body: { ...(answer.body as object), total: page.total } }
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

/** Of whoever is confined to an organization: its people, and no question by which those of others could be told apart. */
function ownOrganization({ organizationId = null }: Actor, { q }: ListUsersQuery): Filter | null {
  if (organizationId === null) return null
  if (q !== undefined) throw new RollcallError('not_permitted', 'q looks at the whole application. Use search.')
  return { kind: 'equals', field: organizationField, alternatives: [organizationId] }
}

/** Throws `organization_not_found`: a name that is mistyped has no people, and nobody should believe that it does. */
async function organizationAsked({ stores }: Directory, actor: Actor, idOrName: string): Promise<string> {
  const { id } = await organizationNamed(stores, idOrName)
  refuseForeignOrganization(actor, id)
  return id
}

function membersOf(organizationId: string | null): Filter {
  return { kind: 'equals', field: organizationField, alternatives: organizationId === null ? [] : [organizationId] }
}

/** In the whole application and, where an organization is looked at, inside it. A mistyped id has no holders either. */
async function holdersOf({ stores }: Directory, roleId: string, organizationId: string | null): Promise<Filter> {
  const missing =
    organizationId === null
      ? (await stores.roles.find(roleId)) === null
      : (await stores.memberRoles.findMissing(organizationId, [roleId])).length > 0
  if (missing)
    throw invalidField('role', 'There is no such role here. Give the id of one that GET /api/v1/roles lists.')
  const everywhere: Filter = { kind: 'equals', field: roleField, alternatives: [roleId] }
  if (organizationId === null) return everywhere
  const there: Filter = { kind: 'equals', field: roleThereField(organizationId), alternatives: [roleId] }
  return { kind: 'or', parts: [everywhere, there] }
}

function allOf(filters: readonly (Filter | null)[]): Filter | null {
  const parts = filters.filter((filter) => filter !== null)
  const [only] = parts
  return parts.length < 2 ? (only ?? null) : { kind: 'and', parts }
}

/** Whoever has one of the named statuses, and none of those with `!` before them. */
function statusFilter(names: readonly string[]): Filter | null {
  const asked = names.filter((name) => !name.startsWith('!'))
  const shown = statuses.filter(
    (status) => (asked.length === 0 || asked.includes(status)) && !names.includes(`!${status}`),
  )
  return shown.length === statuses.length ? null : { kind: 'equals', field: statusField, alternatives: shown }
}

function offboardingFilter(isScheduled: boolean): Filter {
  const scheduled: Filter = { kind: 'exists', field: offboardingField }
  return isScheduled ? scheduled : { kind: 'not', part: scheduled }
}

function sortOf(sort = '-created'): UserQuery['sort'] {
  const isDescending = sort.startsWith('-')
  const field: UserSortField = sortNames[sort.slice(isDescending ? 1 : 0) as keyof typeof sortNames]
  return { field, direction: isDescending ? 'descending' : 'ascending' }
}
