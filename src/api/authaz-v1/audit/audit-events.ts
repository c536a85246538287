// The audit: everything that happened, searched by anything an event holds. Whoever acts for one organization sees what
// happened in it and nothing else (AUD-12).
import { type Static, Type } from 'typebox'
import type { AuditEvent } from '../../../audit/audit-event.ts'
import { noteReading } from '../../../audit/note-reading.ts'
import type { Directory } from '../../../directory.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { RollcallError } from '../../../kernel/errors.ts'
import { pageOf } from '../answers.ts'
import { pageAnswer, pageRequest } from '../paging.ts'
import { type Answer, type Call, ok, type Route } from '../route.ts'
import {
  type AuditFilterQuery,
  auditAsked,
  auditFilter,
  auditFilterParameters,
  logParameter,
  namesOf,
} from './audit-log.ts'
import { eventFilterParameters, eventJson, eventNames, eventRecord } from './event-filters.ts'
import { withoutForeignReasons } from './foreign-reasons.ts'

const searchQuery = Type.Object({ ...eventFilterParameters, ...auditFilterParameters }, { additionalProperties: false })
const oneQuery = Type.Object(logParameter, { additionalProperties: false })

const reads = { method: 'GET', access: ['read:audit', 'read:user_events'], organization: 'its-people' } as const

export const auditEventRoutes: readonly Route[] = [
  {
    ...reads,
    path: '/audit/events',
    query: searchQuery,
    summary: 'Search the audit',
    answers: { 200: pageOf(eventRecord, { names: eventNames }) },
    handle: search,
  },
  {
    ...reads,
    path: '/audit/events/:eventId',
    query: oneQuery,
    summary: 'Get an event of the audit',
    answers: { 200: eventRecord },
    handle: get,
  },
]

async function search(call: Call<AuditFilterQuery>): Promise<Answer> {
  const { actor, query, console } = call
  const log = auditAsked(call)
  const filter = await auditFilter(call)
  await noteReading(log, actor)
  const page = pageRequest(query)
  const found = await log.stores.auditSearch.search(filter, page)
  const items = await withoutForeignReasons(call, found.items)
  const { status, body } = pageAnswer({ ...found, items }, page, eventJson)
  const ids = found.items.flatMap(({ subject, actor: by }) => (subject === null ? [by.id] : [by.id, subject.id]))
  const names = await namesOf(actor, log === console ? [console] : [console, log], ids)
  return { status, body: { ...(body as object), names: Object.fromEntries(names) } }
}

async function get(call: Call<Static<typeof oneQuery>>): Promise<Answer> {
  const { event } = await presentEvent(call)
  const [shown = event] = await withoutForeignReasons(call, [event])
  return ok(eventJson(shown))
}

interface FoundEvent {
  readonly event: AuditEvent
  readonly log: Directory
}

/** The event of the path, where the caller may see it. */
export async function presentEvent(call: Call<Static<typeof oneQuery>>): Promise<FoundEvent> {
  const { actor, params } = call
  const log = auditAsked(call)
  const eventId = params.eventId as string
  const found = /^\d{1,15}$/.test(eventId) ? await log.stores.auditSearch.find(Number(eventId)) : null
  if (found === null || !maySee(actor, found)) {
    throw new RollcallError('event_not_found', 'The event does not exist.')
  }
  return { event: found.event, log }
}

function maySee(
  { id, organizationId = null, permissions }: Actor,
  found: { readonly event: AuditEvent; readonly organizationId: string | null },
): boolean {
  if (organizationId !== null && found.organizationId !== organizationId) return false
  const isOfPerson = found.event.subject?.kind === 'user' || found.event.actor.kind === 'user'
  return permissions.has('read:audit') || isOfPerson || found.event.actor.id === id
}
