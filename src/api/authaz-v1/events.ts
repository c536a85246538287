// What was done to a user and by them, newest first (S000-20, S000-25).
import type { AuditEvent } from '../../audit/audit-event.ts'
import { closed, freeObject, named, orNull, pageOf, text, textOrNull, timestamp } from './answers.ts'
import { type PageQuery, pageAnswer, pageQuery, pageRequest } from './paging.ts'
import type { Answer, Call, Route } from './route.ts'

const event = closed(
  {
    id: text,
    at: timestamp,
    type: text,
    actor: named,
    subject: orNull(closed({ kind: text, id: text })),
    ip: textOrNull,
    userAgent: textOrNull,
    requestId: textOrNull,
    changes: freeObject,
  },
  'EventRecord',
)

export const eventRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/users/:id/events',
    access: ['read:audit'],
    query: pageQuery,
    summary: 'List the events of a user',
    answers: { 200: pageOf(event) },
    handle: list,
  },
]

/** Also for somebody who was deleted: their events outlive them (S000-44). */
async function list({ params, query, directory }: Call<PageQuery>): Promise<Answer> {
  const request = pageRequest(query)
  return pageAnswer(await directory.stores.audit.listAbout(params.id as string, request), request, eventJson)
}

function eventJson({ id, at, type, actor, subject, ip, userAgent, requestId, details }: AuditEvent) {
  return { id: String(id), at, type, actor, subject, ip, userAgent, requestId, changes: details }
}
