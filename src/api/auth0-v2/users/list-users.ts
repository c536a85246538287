// `GET /users`: the query string translated into the one user query of the core.
import type { Directory } from '../../../directory.ts'
import { mapPage, type Page } from '../../../kernel/page.ts'
import { parseSearch } from '../../../search/parse-search.ts'
import { userSearchFields } from '../../../search/user-fields.ts'
import type { UserQuery } from '../../../users/user-store.ts'
import { validationError, WireError } from '../errors.ts'
import { fieldSelection } from '../fields.ts'
import { isCheckpoint, pageRequest, perPageDefault } from '../paging.ts'
import type { Answer, Call } from '../route.ts'
import { userSortFields } from './sort-fields.ts'
import { userFieldNames, userJson, userShape } from './user-json.ts'
import type { ListUsersQuery } from './user-schemas.ts'

export async function listUsers({ query, directory, limits }: Call<ListUsersQuery>): Promise<Answer> {
  refuseOldEngines(query)
  const page = pageRequest(query)
  if (page.kind === 'offset') refuseBeyond(limits.resultLimit, page.offset + page.limit)
  const asked: UserQuery = {
    filter: query.q === undefined || query.q.trim() === '' ? null : parseSearch(query.q, userSearchFields),
    sort: sortOf(query.sort),
    page,
  }
  return { status: 200, json: answerJson(query, await documents(directory, query, asked)) }
}

/** The users of the page as JSON texts: whole ones as storage builds them, others with the fields that were asked for. */
async function documents({ stores }: Directory, query: ListUsersQuery, asked: UserQuery): Promise<Page<string>> {
  const select = fieldSelection(query, userFieldNames)
  if (!query.fields) return stores.userDocuments.list(asked, userShape)
  return mapPage(await stores.users.list(asked), (user) => JSON.stringify(select(userJson(user))))
}

function answerJson(query: ListUsersQuery, { items, next, total }: Page<string>): string {
  const users = `[${items.join(',')}]`
  if (isCheckpoint(query)) return `{"users":${users}${next === null ? '' : `,"next":${JSON.stringify(next)}`}}`
  if (query.include_totals !== true) return users
  const limit = query.per_page ?? perPageDefault
  const start = (query.page ?? 0) * limit
  return `{"start":${start},"limit":${limit},"length":${items.length},"users":${users},"total":${total?.count ?? 0}}`
}

/** `connection` is accepted and has no effect: it belongs to engine v1 (S003-19). */
function refuseOldEngines({ search_engine }: ListUsersQuery): void {
  if (search_engine === 'v1') {
    throw new WireError(400, 'You are not allowed to use search_engine=v1.', 'operation_not_supported')
  }
  if (search_engine === 'v2') {
    throw new WireError(
      400,
      'You are not allowed to use search_engine=v2. Use search_engine=v3 instead.',
      'operation_not_supported',
    )
  }
}

/** Only where the operator asked for the vendor's limit (product.md, decision 4). */
function refuseBeyond(resultLimit: number | null, end: number): void {
  if (resultLimit === null || end <= resultLimit) return
  throw new WireError(
    400,
    `You can only page through the first ${resultLimit} records. See https://auth0.com/docs/users/search/v3/view-search-results-by-page#limitation`,
    'invalid_query_string',
  )
}

function sortOf(sort: string | undefined): UserQuery['sort'] {
  const [name = 'created_at', order = '1'] = sort?.split(':') ?? []
  const field = userSortFields.get(name)
  if (field === undefined) {
    throw validationError('Query', { path: 'sort', message: `No enum match for: ${name}`, description: null })
  }
  return { field, direction: order === '1' ? 'ascending' : 'descending' }
}
