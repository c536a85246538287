import type { AuditStore } from '../audit/audit-event.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import { RollcallError } from '../kernel/errors.ts'
import { refuseEmptyTerm, type Term, termDetails } from '../kernel/term.ts'
import { presentOrganization } from '../organizations/find-organization.ts'
import type { OrganizationStore } from '../organizations/organization-store.ts'
import type { RoleAssignmentStore } from '../roles/role-assignment.ts'
import type { MembershipStore } from './membership-store.ts'

export interface AddMembersDeps {
  readonly organizations: OrganizationStore
  readonly memberships: MembershipStore
  readonly roleAssignments: Pick<RoleAssignmentStore, 'lockUsers'>
  readonly audit: AuditStore
  readonly clock: Clock
}

/**
 * All of them, or, when one does not exist, none. Who is a member already stays one and leaves no event, unless a term is
 * given that is another than theirs.
 */
export async function addMembers(
  { organizations, memberships, roleAssignments, audit, clock }: AddMembersDeps,
  actor: Actor,
  organizationId: string,
  userIds: readonly string[],
  term?: Term,
): Promise<void> {
  const now = clock.now()
  if (term !== undefined) refuseEmptyTerm(term, now)
  presentOrganization(await organizations.find(organizationId))
  const strangers = await roleAssignments.lockUsers(userIds)
  if (strangers.length > 0) {
    throw new RollcallError('users_not_found', 'One or more of the users do not exist.', {
      details: strangers.map((id) => ({ field: 'members', message: `There is no user ${id}` })),
    })
  }
  const added = await memberships.add(organizationId, userIds, now, term)
  const people = added.map((id) => ({ kind: 'user', id }) as const)
  const details = { organization: organizationId, ...termDetails(term) }
  await audit.recordEach(actor, 'organization.member_added', people, details)
}
