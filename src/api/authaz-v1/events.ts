// What was done to a user and by them, newest first (S000-20, S000-25).
import type { AuditEvent } from '../../audit/audit-event.ts'
import { type PageQuery, pageAnswer, pageQuery, pageRequest } from './paging.ts'
import type { Answer, Call, Route } from './route.ts'

export const eventRoutes: readonly Route[] = [
  { method: 'GET', path: '/users/:id/events', access: ['read:audit'], query: pageQuery, handle: list },
]

/** Also for somebody who was deleted: their events outlive them (S000-44). */
async function list({ params, query, directory }: Call<PageQuery>): Promise<Answer> {
  const request = pageRequest(query)
  return pageAnswer(await directory.stores.audit.listAbout(params.id as string, request), request, eventJson)
}

function eventJson({ id, at, type, actor, subject, ip, userAgent, requestId, details }: AuditEvent) {
  return { id: String(id), at, type, actor, subject, ip, userAgent, requestId, changes: details }
}
