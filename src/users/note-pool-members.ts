import type { AuditStore } from '../audit/audit-event.ts'
import type { Actor } from '../kernel/actor.ts'

/**
 * Where pools are isolated the database makes a member of whoever becomes known to a connection. What is told of it is
 * written here, in the transaction that made the people; a connection of a shared pool makes nobody a member.
 */
export async function notePoolMembers(
  audit: AuditStore,
  actor: Actor,
  organizationId: string | null,
  userIds: readonly string[],
): Promise<void> {
  if (organizationId === null) return
  const people = userIds.map((id) => ({ kind: 'user', id }) as const)
  await audit.recordEach(actor, 'organization.member_added', people, { organization: organizationId })
}
