// What was done to a user and by them, newest first (S000-20, S000-25).
import { type Static, Type } from 'typebox'
import type { AuditEvent } from '../../../audit/audit-event.ts'
import type { AuditFilter } from '../../../audit/audit-search.ts'
import { eventResults, typesWithResult } from '../../../audit/event-result.ts'
import { pageOf } from '../answers.ts'
import { pageAnswer, pageRequest } from '../paging.ts'
import type { Answer, Call, Route } from '../route.ts'
import { refuseHiddenAddress } from '../sight.ts'
import { namesOf, narrowed, organizationSearched } from './audit-log.ts'
import { eventFilter, eventFilterParameters, eventId, eventJson, eventNames, eventRecord } from './event-filters.ts'
import { withoutForeignReasons } from './foreign-reasons.ts'

/** What narrows the timeline of somebody. */
export const timelineParameters = {
  ...eventFilterParameters,
  result: Type.Optional(Type.Enum([...eventResults], { description: 'Whether it came about.' })),
  organization: eventId('The id of the organization that it happened in.'),
  client: eventId('The id of the client it was done through.'),
}
const timelineQuery = Type.Object(timelineParameters, { additionalProperties: false })
export type TimelineQuery = Static<typeof timelineQuery>

export const eventRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/users/:id/events',
    access: ['read:user_events', 'read:audit'],
    organization: 'its-people',
    query: timelineQuery,
    summary: 'List the events of a user',
    answers: { 200: pageOf(eventRecord, { names: eventNames }) },
    handle: list,
  },
]

const absorbedAtMost = 20

async function list(call: Call<TimelineQuery>): Promise<Answer> {
  const { actor, directory } = call
  const page = pageRequest(call.query)
  const found = await directory.stores.auditSearch.search(await timelineFilter(call), page)
  const { status, body } = pageAnswer(
    { ...found, items: await withoutForeignReasons(call, found.items) },
    page,
    eventJson,
  )
  const names = await namesOf(actor, [directory], found.items.flatMap(idsIn))
  return { status, body: { ...(body as object), names: Object.fromEntries(names) } }
}

/** Whom or what an event is about, and the app that it happened through. */
function idsIn({ subject, details }: AuditEvent): string[] {
  return [subject?.id, details.client].filter((id) => typeof id === 'string')
}

/** With those who were merged into them. Also for somebody who was deleted: their events outlive them (S000-44). */
export async function timelineFilter(call: Call<TimelineQuery>): Promise<AuditFilter> {
  const { actor, params, query, directory } = call
  const { result, organization, client } = query
  refuseHiddenAddress(call, query.ip)
  const absorbed = await directory.stores.traces.findAbsorbed([params.id as string])
  const organizationId = await organizationSearched(directory, actor, organization)
  const asked = eventFilter(query)
  const types = narrowed(asked.types, result === undefined ? undefined : typesWithResult(result))
  return {
    ...asked,
    ...(types === undefined ? {} : { types }),
    ...(client === undefined ? {} : { clientId: client }),
    ...(organization === undefined ? {} : { organizationId: organization }),
    aboutAnyOf: [params.id as string, ...absorbed.slice(0, absorbedAtMost).map(({ id }) => id)],
    ...(organizationId === null ? {} : { organizationId }),
  }
}
