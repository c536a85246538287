import type { AuditStore } from '../audit/audit-event.ts'
import type { Client } from '../clients/client.ts'
import type { ClientStore } from '../clients/client-store.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import { invalidField, notSupported } from '../kernel/errors.ts'
import { prefixedId } from '../kernel/ids.ts'
import type { JsonObject } from '../kernel/json.ts'
import type { Sealer } from '../kernel/sealing.ts'
import type { MemberRoleStore } from '../memberships/member-role-store.ts'
import type { MessageQueue } from '../messages/queue-message.ts'
import { type RefuseSuppressedDeps, refuseSuppressed } from '../messages/refuse-suppressed.ts'
import { issueSecret, type OneTimeSecretStore } from '../one-time-secrets/one-time-secret.ts'
import type { OrganizationConnectionStore } from '../organizations/enabled-connection.ts'
import { presentOrganization } from '../organizations/find-organization.ts'
import { calledName, type Organization } from '../organizations/organization.ts'
import type { OrganizationStore } from '../organizations/organization-store.ts'
import { presentRole, roleNotFound } from '../roles/find-role.ts'
import type { RoleStore } from '../roles/role-store.ts'
import { canonicalEmail } from '../users/identifiers.ts'
import { refuseBadMetadata } from '../users/metadata.ts'
import {
  type Invitation,
  invitationLink,
  invitationSecondsAtMost,
  invitationSecondsDefault,
  sealedTicket,
} from './invitation.ts'
import type { InvitationStore } from './invitation-store.ts'

export interface InvitationDeps extends RefuseSuppressedDeps {
  readonly invitations: InvitationStore
  readonly organizations: OrganizationStore
  readonly organizationConnections: OrganizationConnectionStore
  readonly memberRoles: MemberRoleStore
  readonly roles: RoleStore
  readonly clients: ClientStore
  readonly oneTimeSecrets: OneTimeSecretStore
  readonly messages: MessageQueue
  readonly audit: AuditStore
  readonly clock: Clock
  readonly sealer: Sealer
  readonly publicUrl: string
}

export interface CreateInvitationInput {
  readonly organizationId: string
  readonly inviterName: string
  readonly inviteeEmail: string
  readonly clientId?: string
  readonly connectionId?: string
  readonly roleIds?: readonly string[]
  readonly appMetadata?: JsonObject
  readonly userMetadata?: JsonObject
  readonly lifetimeSeconds?: number
  readonly sendsEmail?: boolean
}

export interface MadeInvitation {
  readonly invitation: Invitation
  readonly ticket: string
  readonly link: string
}

/**
 * Makes two tickets: one for the caller, and another that only the mail holds. Whoever comes with the mailed one has
 * shown that the mailbox is theirs; the caller's proves nothing of the kind.
 */
export async function createInvitation(
  deps: InvitationDeps,
  actor: Actor,
  input: CreateInvitationInput,
): Promise<MadeInvitation> {
  const organization = presentOrganization(await deps.organizations.find(input.organizationId))
  const client = input.clientId === undefined ? null : await usableClient(deps.clients, actor, input.clientId)
  await refuseBadInput(deps, input)
  const inviteeEmail = canonicalEmail(input.inviteeEmail, 'invitee.email')
  const sendsEmail = input.sendsEmail ?? true
  if (sendsEmail) await refuseSuppressed(deps, inviteeEmail)
  const lifetimeSeconds = input.lifetimeSeconds || invitationSecondsDefault
  const id = prefixedId('uinv')
  const now = deps.clock.now()
  const ticketFor = (isMailed: boolean) =>
    issueSecret(deps, { purpose: 'invitation', lifetimeSeconds, payload: { invitation: id, isMailed } })
  const ticket = await ticketFor(false)
  const invitation: Invitation = {
    id,
    organizationId: organization.id,
    clientId: client?.id ?? null,
    connectionId: input.connectionId ?? null,
    inviterName: input.inviterName,
    madeBy: actor.kind === 'user' || actor.kind === 'operator' ? { kind: actor.kind, id: actor.id } : null,
    inviteeEmail,
    roleIds: [...new Set(input.roleIds ?? [])],
    appMetadata: input.appMetadata ?? {},
    userMetadata: input.userMetadata ?? {},
    sealedTicket: sealedTicket(deps.sealer, id, ticket),
    createdAt: now,
    expiresAt: new Date(now.getTime() + lifetimeSeconds * 1000),
    acceptedAt: null,
    acceptedBy: null,
    askedAgainAt: null,
  }
  await deps.invitations.insert(invitation)
  if (sendsEmail) await mail(deps, invitation, organization, client, await ticketFor(true))
  const details = { organization: organization.id, roles: invitation.roleIds }
  await deps.audit.record(actor, 'invitation.created', { kind: 'invitation', id }, details)
  return { invitation, ticket, link: invitationLink(deps.publicUrl, client, organization, ticket) }
}

async function usableClient(clients: ClientStore, { organizationId = null }: Actor, id: string): Promise<Client> {
  const client = await clients.find(id)
  if (client !== null && takesMembers(client)) return client
  // Whoever acts for one organization learns nothing of the application's other clients.
  if (organizationId !== null) throw invalidField('client_id', `No client ${id} takes members of organizations`)
  if (client === null) throw invalidField('client_id', `There is no client ${id}`)
  throw notSupported(
    'The client does not take members of organizations. Set its organization_usage to allow or require.',
  )
}

function takesMembers({ settings }: Client): boolean {
  return settings.organization_usage === 'allow' || settings.organization_usage === 'require'
}

async function refuseBadInput(deps: InvitationDeps, input: CreateInvitationInput): Promise<void> {
  const { organizationId, inviterName, connectionId, lifetimeSeconds = 0 } = input
  if (inviterName.trim() === '' || /[<>\p{C}]/u.test(inviterName)) {
    throw invalidField('inviter.name', 'Enter a name without angle brackets or control characters.')
  }
  if (!Number.isInteger(lifetimeSeconds) || lifetimeSeconds < 0 || lifetimeSeconds > invitationSecondsAtMost) {
    throw invalidField('ttl_sec', `Value ${lifetimeSeconds} is not between 0 and ${invitationSecondsAtMost}`)
  }
  refuseBadMetadata('app_metadata', input.appMetadata ?? {})
  refuseBadMetadata('user_metadata', input.userMetadata ?? {})
  if ((await deps.memberRoles.findMissing(organizationId, input.roleIds ?? [])).length > 0) throw roleNotFound()
  if (connectionId === undefined) return
  const enabled = await deps.organizationConnections.find(organizationId, connectionId)
  if (enabled?.isEnabled) return
  throw invalidField('connection_id', `The connection ${connectionId} is not enabled for the organization`)
}

async function mail(
  { messages, roles, publicUrl }: InvitationDeps,
  { inviteeEmail, inviterName, roleIds }: Invitation,
  organization: Organization,
  client: Client | null,
  ticket: string,
): Promise<void> {
  const [roleId] = roleIds
  const values = {
    link: invitationLink(publicUrl, client, organization, ticket),
    inviter: inviterName,
    organization: calledName(organization),
    role: roleId === undefined ? null : presentRole(await roles.find(roleId)).name,
  }
  await messages.queue({ kind: 'invitation', to: inviteeEmail, userId: null, locale: null, values })
}
