import type { Actor } from '../kernel/actor.ts'
import { presentOrganization } from '../organizations/find-organization.ts'
import type { AddMembersDeps } from './add-members.ts'

/** The people stay, without their roles in the organization. Who was no member leaves no event (S000-67). */
export async function removeMembers(
  { organizations, memberships, audit, clock }: Omit<AddMembersDeps, 'roleAssignments'>,
  actor: Actor,
  organizationId: string,
  userIds: readonly string[],
): Promise<void> {
  presentOrganization(await organizations.find(organizationId))
  const removed = await memberships.remove(organizationId, userIds, clock.now())
  const people = removed.map((id) => ({ kind: 'user', id }) as const)
  await audit.recordEach(actor, 'organization.member_removed', people, { organization: organizationId })
}
