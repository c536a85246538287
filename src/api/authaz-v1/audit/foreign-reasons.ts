// Why something was done is said to one's own: whoever acts for an organization reads no words of those who run the
// application, nor of another organization's administrators.
import type { AuditEvent } from '../../../audit/audit-event.ts'
import type { Call } from '../route.ts'

/** The events as whoever calls may read them; those of programs keep their reason for that program alone. */
export async function withoutForeignReasons(
  { actor: caller, directory }: Pick<Call, 'actor' | 'directory'>,
  events: readonly AuditEvent[],
): Promise<readonly AuditEvent[]> {
  const { organizationId = null } = caller
  if (organizationId === null) return events
  const people = events.flatMap(({ actor }) => (actor.kind === 'user' ? [actor.id] : []))
  const members = await directory.stores.organizationPeople.namesAmong(organizationId, [...new Set(people)])
  const isOwn = ({ actor, subject }: AuditEvent) =>
    actor.kind === 'system' || [caller.id, subject?.id].includes(actor.id) || members.has(actor.id)
  return events.map((event) => (isOwn(event) ? event : withoutReason(event)))
}

function withoutReason(event: AuditEvent): AuditEvent {
  const { reason: _, ...details } = event.details
  return { ...event, details }
}
