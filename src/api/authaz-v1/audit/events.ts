// What was done to a user and by them, newest first (S000-20, S000-25).
import { Type } from 'typebox'
import type { AuditFilter } from '../../../audit/audit-search.ts'
import { pageOf } from '../answers.ts'
import { pageAnswer, pageRequest } from '../paging.ts'
import type { Answer, Call, Route } from '../route.ts'
import { refuseHiddenAddress } from '../sight.ts'
import { type EventFilterQuery, eventFilter, eventFilterParameters, eventJson, eventRecord } from './event-filters.ts'
import { withoutForeignReasons } from './foreign-reasons.ts'

const timelineQuery = Type.Object(eventFilterParameters, { additionalProperties: false })

export const eventRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/users/:id/events',
    access: ['read:user_events', 'read:audit'],
    organization: 'its-people',
    query: timelineQuery,
    summary: 'List the events of a user',
    answers: { 200: pageOf(eventRecord) },
    handle: list,
  },
]

const absorbedAtMost = 20

async function list(call: Call<EventFilterQuery>): Promise<Answer> {
  const page = pageRequest(call.query)
  const found = await call.directory.stores.auditSearch.search(await timelineFilter(call), page)
  return pageAnswer({ ...found, items: await withoutForeignReasons(call, found.items) }, page, eventJson)
}

/** With those who were merged into them. Also for somebody who was deleted: their events outlive them (S000-44). */
export async function timelineFilter(call: Call<EventFilterQuery>): Promise<AuditFilter> {
  const { actor, params, query, directory } = call
  const { organizationId = null } = actor
  refuseHiddenAddress(call, query.ip)
  const absorbed = await directory.stores.traces.findAbsorbed([params.id as string])
  return {
    ...eventFilter(query),
    aboutAnyOf: [params.id as string, ...absorbed.slice(0, absorbedAtMost).map(({ id }) => id)],
    ...(organizationId === null ? {} : { organizationId }),
  }
}
