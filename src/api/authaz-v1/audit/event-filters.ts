// What events are searched by, and how one looks: shared by the audit and by the timeline of a user.
import { type Static, Type } from 'typebox'
import type { AuditEvent } from '../../../audit/audit-event.ts'
import type { AuditFilter } from '../../../audit/audit-search.ts'
import { type AuditEventType, auditEventTypes } from '../../../audit/event-types.ts'
import { typesWithWords } from '../../../audit/types-with-words.ts'
import { invalidField } from '../../../kernel/errors.ts'
import { closed, freeObject, orNull, text, textOrNull, timestamp } from '../answers.ts'
import { moment, readMoment } from '../moment.ts'
import { pageParameters } from '../paging.ts'

export const eventId = (description: string) =>
  Type.Optional(Type.String({ minLength: 1, maxLength: 300, description }))

export const eventFilterParameters = {
  ...pageParameters,
  type: Type.Optional(
    Type.Array(Type.String({ minLength: 1, maxLength: 2_000 }), {
      maxItems: 200,
      description: 'A type such as user.created; several are separated by commas or named one by one.',
    }),
  ),
  q: Type.Optional(Type.String({ maxLength: 200, description: 'Words that the type holds, such as role assigned.' })),
  actor: eventId('The id of whoever did it.'),
  ip: eventId('The address it came from.'),
  requestId: eventId('The id of the request.'),
  session: eventId('The id of the session that it began, ended or was done in.'),
  since: Type.Optional(moment),
  until: Type.Optional(moment),
}

const eventFilterQuery = Type.Object(eventFilterParameters)
export type EventFilterQuery = Static<typeof eventFilterQuery>

/** `role`: the console role of an operator at that time, where it was kept. */
export const eventActor = closed({ kind: text, id: text, name: text, role: textOrNull })

export const eventFields = {
  id: text,
  at: timestamp,
  type: text,
  actor: eventActor,
  subject: orNull(closed({ kind: text, id: text })),
  ip: textOrNull,
  userAgent: textOrNull,
  requestId: textOrNull,
  changes: freeObject,
}
/** What those that the events name are called now. */
export const eventNames = Type.Record(Type.String(), text)

export const eventRecord = closed(eventFields, 'EventRecord')

export function actorJson({ kind, id, name, role }: AuditEvent['actor']) {
  return { kind, id, name, role: role ?? null }
}

export function eventJson({ id, at, type, actor, subject, ip, userAgent, requestId, details }: AuditEvent) {
  return { id: String(id), at, type, actor: actorJson(actor), subject, ip, userAgent, requestId, changes: details }
}

export function eventFilter({ type, q, actor, ip, requestId, session, since, until }: EventFilterQuery): AuditFilter {
  const types = typesOf(type, q)
  return {
    ...(types === undefined ? {} : { types }),
    ...(actor === undefined ? {} : { actorId: actor }),
    ...(ip === undefined ? {} : { ip }),
    ...(requestId === undefined ? {} : { requestId }),
    ...(session === undefined ? {} : { sessionId: session }),
    ...(since === undefined ? {} : { since: readMoment('since', since) as Date }),
    ...(until === undefined ? {} : { until: readMoment('until', until) as Date }),
  }
}

function typesOf(type: readonly string[] | undefined, q = ''): readonly AuditEventType[] | undefined {
  const named = type?.flatMap((each) => each.split(',')).map(readType)
  if (q.trim() === '') return named
  const worded = typesWithWords(q)
  return named === undefined ? worded : named.filter((each) => worded.includes(each))
}

function readType(given: string): AuditEventType {
  const found = auditEventTypes.find((type) => type === given.trim())
  if (found !== undefined) return found
  throw invalidField('type', `There is no type ${given.trim().slice(0, 60)}. Search for words of types with q.`)
}
