// What an administrator of an organization does to its people (seed 002). It acts on the whole account where the person
// belongs to this organization alone and was not attached by it; otherwise on the membership only, and what cannot be had
// that way is refused.
import type { RememberedBrowserStore } from '../authentication-methods/remembered-browser.ts'
import type { RemoveMethodDeps } from '../authentication-methods/remove-method.ts'
import type { Actor } from '../kernel/actor.ts'
import { RollcallError } from '../kernel/errors.ts'
import { presentOrganization } from '../organizations/find-organization.ts'
import type { OrganizationStore } from '../organizations/organization-store.ts'
import { refuseForeignOrganization } from '../organizations/refuse-foreign-organization.ts'
import { type RoleAssignmentStore, userNotFound } from '../roles/role-assignment.ts'
import type { RolePermissionStore } from '../roles/role-store.ts'
import type { EndSessionDeps } from '../sessions/end-session.ts'
import type { DeleteUserDeps } from '../users/delete-user.ts'
import type { UpdateUserDeps, UpdateUserStores } from '../users/update-user.ts'
import type { MemberPlace } from './assign-member-roles.ts'
import { auditInOrganization } from './audit-in-organization.ts'
import type { MemberRoleStore } from './member-role-store.ts'
import type { MembershipStore } from './membership-store.ts'
import type { OrganizationPeopleStore, OrganizationPerson } from './organization-people-store.ts'

/** All within one transaction, which `directory.change` hands out. */
export type PeopleAdministrationDeps = UpdateUserStores &
  UpdateUserDeps['stores'] &
  Pick<UpdateUserDeps, 'clock' | 'publicUrl' | 'peppers' | 'leakedPasswords' | 'hashPassword'> &
  DeleteUserDeps &
  EndSessionDeps &
  RemoveMethodDeps & {
    readonly organizations: OrganizationStore
    readonly organizationPeople: OrganizationPeopleStore
    readonly memberships: MembershipStore
    readonly memberRoles: MemberRoleStore
    readonly rolePermissions: Pick<RolePermissionStore, 'add' | 'list'>
    readonly roleAssignments: Pick<RoleAssignmentStore, 'lockUsers'>
    readonly rememberedBrowsers: RememberedBrowserStore
  }

interface HeldMember<Deps> {
  readonly person: OrganizationPerson
  /** Those of the caller, whose events say in which organization it was done. */
  readonly inside: Deps
}

/** The person, locked until the transaction ends. Whoever is no member does not exist here. */
export async function holdMember<Deps extends PeopleAdministrationDeps>(
  deps: Deps,
  actor: Actor,
  { organizationId, userId }: MemberPlace,
): Promise<HeldMember<Deps>> {
  refuseForeignOrganization(actor, organizationId)
  presentOrganization(await deps.organizations.find(organizationId))
  if ((await deps.roleAssignments.lockUsers([userId])).length > 0) throw userNotFound()
  const person = await deps.organizationPeople.find(organizationId, userId, deps.clock.now())
  if (person === null) throw userNotFound()
  return { person, inside: { ...deps, audit: auditInOrganization(deps.audit, organizationId) } }
}

/** Whoever shuts themselves out cannot come back to mend it (console.md 3.22). Leaving is a matter of one's own account. */
export function refuseOwnRow({ kind, id }: Actor, { userId }: MemberPlace, message: string): void {
  if (kind === 'user' && id === userId) throw new RollcallError('not_permitted', message)
}

export function refuseSharedAccount({ belongsElsewhere }: OrganizationPerson, what: string): void {
  if (!belongsElsewhere) return
  refuseForeignAccount(what)
}

/** For what may be done to whoever belongs elsewhere too, but not by who merely attached them. */
export function refuseAttachedAccount({ wasAttached }: OrganizationPerson, what: string): void {
  if (wasAttached) refuseForeignAccount(what)
}

/** One sentence for every reason, so that it does not tell which it was: where else people belong is nobody's business. */
function refuseForeignAccount(what: string): never {
  const message = `The account of this person is not this organization’s alone, so it cannot ${what}. Ask whoever runs the directory.`
  throw new RollcallError('belongs_elsewhere', message)
}
