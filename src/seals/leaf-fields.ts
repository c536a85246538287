// Which parts of an event are about people, and which name nobody.
import type { ClearFields } from '../sealed-log/leaf.ts'
import type { LoggedEvent } from './seal-store.ts'

export function clearFieldsOf(logged: LoggedEvent, sequence: number, sealedAt: Date): ClearFields {
  const { event, nodeAt, logTypes, covers } = logged
  return {
    sequence,
    at: event.at.toISOString(),
    nodeAt: nodeAt?.toISOString() ?? null,
    sealedAt: sealedAt.toISOString(),
    type: event.type,
    actorKind: event.actor.kind,
    subjectKind: event.subject?.kind ?? null,
    logTypes,
    covers,
  }
}

/** By name, those that have a value; each key of the details is one, as they go one by one. */
export function personalValuesOf({ event, request }: LoggedEvent): Record<string, unknown> {
  const { actor, subject, ip, userAgent, requestId, details } = event
  const values = {
    actorId: actor.id,
    actorName: actor.name,
    actorRole: actor.role ?? null,
    subjectId: subject?.id ?? null,
    ip,
    userAgent,
    requestId,
    request,
  }
  const ofDetails = Object.entries(details).map(([name, value]) => [`${detailsPrefix}${name}`, value] as const)
  return Object.fromEntries([...Object.entries(values).filter(([, value]) => value !== null), ...ofDetails])
}

export const detailsPrefix = 'details.'
