// Pages on this wire: `pageSize` and `cursor` in, `nextCursor` out. The vendor's documents also call it `next` (A2).
import { type Static, Type } from 'typebox'
import type { Page, PageRequest } from '../../kernel/page.ts'
import { type Answer, ok } from './route.ts'

const pageSizeDefault = 20
export const pageSizeMost = 200

export const pageParameters = {
  pageSize: Type.Optional(
    Type.Integer({ minimum: 1, maximum: pageSizeMost, description: `A whole number from 1 to ${pageSizeMost}.` }),
  ),
  cursor: Type.Optional(Type.String({ minLength: 1, maxLength: 2_000, description: 'The nextCursor of a page.' })),
}

export const pageQuery = Type.Object(pageParameters, { additionalProperties: false })
export type PageQuery = Static<typeof pageQuery>

export function pageRequest({ pageSize = pageSizeDefault, cursor }: PageQuery, withTotal = false): PageRequest {
  return { kind: 'cursor', after: cursor ?? null, limit: pageSize, withTotal }
}

/** For lists that are shown as a whole; longer ones have a cursor nevertheless. */
export function longPageRequest({ pageSize = pageSizeMost, cursor }: PageQuery): PageRequest {
  return pageRequest({ pageSize, ...(cursor === undefined ? {} : { cursor }) })
}

export function pageAnswer<Item>(page: Page<Item>, request: PageRequest, present: (item: Item) => unknown): Answer {
  return ok({
    data: page.items.map(present),
    nextCursor: page.next,
    next: page.next,
    pageSize: request.limit,
  })
}
