import type { SettingsStore } from '../applications/settings.ts'
import type { AuthenticationMethodStore } from '../authentication-methods/authentication-method-store.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import type { MemberPlace } from '../memberships/assign-member-roles.ts'
import type { OrganizationPeopleStore } from '../memberships/organization-people-store.ts'
import { presentOrganization } from '../organizations/find-organization.ts'
import type { OrganizationStore } from '../organizations/organization-store.ts'
import { refuseForeignOrganization } from '../organizations/refuse-foreign-organization.ts'
import type { RoleAssignmentStore } from '../roles/role-assignment.ts'
import { userNotFound } from '../roles/role-assignment.ts'
import { exemptionOf, type MfaRule, mfaRules } from './mfa-rules.ts'

export interface MemberMfaDemandDeps {
  readonly clock: Clock
  readonly stores: {
    readonly settings: Pick<SettingsStore, 'read'>
    readonly organizations: Pick<OrganizationStore, 'find'>
    readonly organizationPeople: Pick<OrganizationPeopleStore, 'find'>
    readonly roleAssignments: Pick<RoleAssignmentStore, 'mfaDemandOn'>
    readonly authenticationMethods: Pick<AuthenticationMethodStore, 'factorsOf'>
  }
}

/**
 * Who would have a member without a second factor set one up at a sign-in to the organization, whatever app it is with.
 * Null: nobody. Throws `user_not_found` for whoever is no member, active or not.
 */
export async function memberMfaDemand(
  { stores, clock }: MemberMfaDemandDeps,
  actor: Actor,
  { organizationId, userId }: MemberPlace,
): Promise<MfaRule['by'] | null> {
  refuseForeignOrganization(actor, organizationId)
  const now = clock.now()
  const [person, organization, settings, demandingRole, { exemptUntil }] = await Promise.all([
    stores.organizationPeople.find(organizationId, userId, now),
    stores.organizations.find(organizationId),
    stores.settings.read(),
    stores.roleAssignments.mfaDemandOn(userId, organizationId, now),
    stores.authenticationMethods.factorsOf(userId),
  ])
  if (person === null) throw userNotFound()
  if (exemptionOf({ exemptUntil, now }) !== null) return null
  const [rule] = mfaRules({ settings, client: null, organization: presentOrganization(organization), demandingRole })
  return rule?.by ?? null
}
