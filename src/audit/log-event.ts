import type { AuditEvent } from './audit-event.ts'
import type { EventSubscriber } from './drain-outbox.ts'

/** One line of the log: plain values under plain names. */
export type WriteLine = (line: Readonly<Record<string, unknown>>, message: string) => void

/**
 * A line for each event, without personal data: log files are copied to where no erasure reaches. Who is meant is read
 * in the audit under the event's id.
 */
export function logEvents(write: WriteLine): EventSubscriber {
  return async (event) => write(lineOf(event), 'audit')
}

function lineOf({ id, at, type, actor, subject, requestId }: AuditEvent): Record<string, unknown> {
  return {
    eventId: id,
    at: at.toISOString(),
    event: type,
    actorKind: actor.kind,
    ...(actor.kind === 'operator' ? {} : { actorId: actor.id }),
    ...(subject === null ? {} : { subjectKind: subject.kind }),
    ...(subject === null || isPerson(subject.kind) ? {} : { subjectId: subject.id }),
    ...(requestId === null ? {} : { requestId }),
  }
}

function isPerson(kind: string): boolean {
  return kind === 'user' || kind === 'operator'
}
