import type { Clock } from '../kernel/clock.ts'
import { type OneTimeSecretStore, peekSecret } from '../one-time-secrets/one-time-secret.ts'
import { calledName } from '../organizations/organization.ts'
import type { OrganizationStore } from '../organizations/organization-store.ts'
import type { InvitationStore } from './invitation-store.ts'

/** What the page that asks for acceptance shows: nothing of whether the address has an account. */
export interface InvitationView {
  readonly id: string
  readonly organizationId: string
  readonly organizationName: string
  readonly inviterName: string
  readonly inviteeEmail: string
  readonly roleIds: readonly string[]
  readonly clientId: string | null
  readonly connectionId: string | null
  /** The ticket came by mail: whoever holds it owns the mailbox. */
  readonly provesMailbox: boolean
}

export interface PeekInvitationDeps {
  readonly stores: {
    readonly invitations: Pick<InvitationStore, 'find'>
    readonly organizations: Pick<OrganizationStore, 'find'>
    readonly oneTimeSecrets: OneTimeSecretStore
  }
  readonly clock: Clock
}

/** Null for a ticket that would not work now. Spends nothing. */
export async function peekInvitation(
  { stores, clock }: PeekInvitationDeps,
  ticket: string,
): Promise<InvitationView | null> {
  const secret = await peekSecret({ ...stores, clock }, 'invitation', ticket)
  if (secret === null) return null
  const invitation = await stores.invitations.find(String(secret.payload.invitation))
  if (invitation === null || invitation.acceptedAt !== null) return null
  const organization = await stores.organizations.find(invitation.organizationId)
  if (organization === null) return null
  return {
    id: invitation.id,
    organizationId: organization.id,
    organizationName: calledName(organization),
    inviterName: invitation.inviterName,
    inviteeEmail: invitation.inviteeEmail,
    roleIds: invitation.roleIds,
    clientId: invitation.clientId,
    connectionId: invitation.connectionId,
    provesMailbox: secret.payload.isMailed === true,
  }
}
