import { invitationState } from '../invitations/invitation.ts'
import type { JsonObject } from '../kernel/json.ts'
import { calledName } from '../organizations/organization.ts'
import type { SignInDeps, SignInStores } from './sign-in-deps.ts'

export interface OpenInvitationDeps extends Pick<SignInDeps, 'application' | 'clock'> {
  readonly stores: Pick<SignInStores, 'invitations' | 'memberships' | 'organizations'>
}

export interface InvitedPerson {
  readonly userId: string
  readonly email: string | null
}

/**
 * The newest invitation that somebody has not accepted, run out or not; of an organization they belong to by now none
 * waits for them. Where an organization is asked about, its own alone counts.
 */
export async function openInvitation(
  { stores, application, clock }: OpenInvitationDeps,
  { userId, email }: InvitedPerson,
  organizationId: string | null,
): Promise<JsonObject | null> {
  // Where pools are isolated, an invitation elsewhere is for somebody else with this address.
  if (email === null || application.poolMode === 'isolated') return null
  const all = await stores.invitations.listOpenTo(email)
  const now = clock.now()
  for (const invitation of all) {
    if (organizationId !== null && invitation.organizationId !== organizationId) continue
    const organization = await stores.organizations.find(invitation.organizationId)
    if (organization === null || (await stores.memberships.isMember(organization.id, userId, now))) continue
    return {
      invitationId: invitation.id,
      organizationId: organization.id,
      organization: calledName(organization),
      sentAt: invitation.createdAt.toISOString(),
      endsAt: invitation.expiresAt.toISOString(),
      isExpired: invitationState(invitation, now) === 'expired',
      givesRoles: invitation.roleIds.length > 0,
    }
  }
  return null
}
