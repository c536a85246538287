// The three ways this face pages (auth0.md 1.4): by number, by number with totals, and by checkpoint.
import { type Static, type TProperties, Type } from 'typebox'
import type { Page, PageRequest } from '../../kernel/page.ts'
import { type Answer, ok } from './route.ts'

export const perPageDefault = 50
const perPageMost = 100

export const offsetParameters = {
  page: Type.Optional(
    Type.Integer({
      minimum: 0,
      maximum: 1_000_000_000,
      description: 'Page index of the results to return. First page is 0.',
    }),
  ),
  per_page: Type.Optional(
    Type.Integer({ minimum: 0, maximum: perPageMost, description: 'Number of results per page.' }),
  ),
  include_totals: Type.Optional(
    Type.Boolean({
      description:
        'Return results inside an object that contains the total result count (true) or as a direct array of results (false, default).',
    }),
  ),
} satisfies TProperties

export const checkpointParameters = {
  from: Type.Optional(Type.String({ maxLength: 2_000, description: 'Optional Id from which to start selection.' })),
  take: Type.Optional(
    Type.Integer({ minimum: 1, maximum: perPageMost, description: 'Number of results per page. Defaults to 50.' }),
  ),
} satisfies TProperties

const pagingQuery = Type.Object({ ...offsetParameters, ...checkpointParameters })
export type PagingQuery = Static<typeof pagingQuery>

/** `take` or `from` selects checkpoint paging, whatever else was sent. */
export function isCheckpoint({ take, from }: PagingQuery): boolean {
  return take !== undefined || from !== undefined
}

export function pageRequest(query: PagingQuery): PageRequest {
  if (isCheckpoint(query)) {
    return { kind: 'cursor', after: query.from || null, limit: query.take ?? perPageDefault, withTotal: false }
  }
  const limit = query.per_page ?? perPageDefault
  return { kind: 'offset', offset: (query.page ?? 0) * limit, limit, withTotal: query.include_totals === true }
}

/** The page in the form that was asked for; `plural` names the list, as in `roles`. */
export function pageAnswer(plural: string, query: PagingQuery, page: Page<unknown>): Answer {
  if (isCheckpoint(query)) return ok({ [plural]: page.items, ...(page.next === null ? {} : { next: page.next }) })
  if (query.include_totals !== true) return ok(page.items)
  const limit = query.per_page ?? perPageDefault
  return ok({ [plural]: page.items, start: (query.page ?? 0) * limit, limit, total: page.total?.count ?? 0 })
}
