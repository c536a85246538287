import type { SettingsStore } from '../applications/settings.ts'
import type { AuditStore } from '../audit/audit-event.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import type { MessageValues } from '../messages/message.ts'
import type { MessageQueue } from '../messages/queue-message.ts'
import { calledName } from '../organizations/organization.ts'
import type { OrganizationStore } from '../organizations/organization-store.ts'
import type { UserStore } from '../users/user-store.ts'
import { invitationState } from './invitation.ts'
import type { InvitationStore } from './invitation-store.ts'

export interface AskForInvitationDeps {
  readonly invitations: Pick<InvitationStore, 'find' | 'askAgain'>
  readonly organizations: Pick<OrganizationStore, 'find'>
  readonly users: Pick<UserStore, 'find'>
  readonly settings: Pick<SettingsStore, 'read'>
  readonly messages: MessageQueue
  readonly audit: AuditStore
  readonly clock: Clock
  readonly publicUrl: string
}

/** Whom the console's own mail is to tell, where an operator made the invitation. */
export interface AskedOperator {
  readonly operatorId: string
  readonly organizationId: string
  readonly values: Omit<MessageValues['invitation-asked'], 'link'>
}

/**
 * Whoever was invited came too late and asks for another: it is noted, and who made the invitation is written to, or
 * support where that was a program. The letter does not say who asks, because it outlives them; the list does.
 * Null when that is all there is to do, also for an invitation that is gone or was accepted. Call it in a
 * transaction.
 */
export async function askForInvitation(
  deps: AskForInvitationDeps,
  actor: Actor,
  id: string,
): Promise<AskedOperator | null> {
  const invitation = await deps.invitations.find(id)
  if (invitation === null || invitationState(invitation, deps.clock.now()) !== 'expired') return null
  const organization = await deps.organizations.find(invitation.organizationId)
  if (organization === null) return null
  const { madeBy } = invitation
  await deps.invitations.askAgain(id, deps.clock.now())
  const subject = { kind: 'invitation', id } as const
  await deps.audit.record(actor, 'invitation.asked_again', subject, { organization: organization.id })
  const values = { organization: calledName(organization) }
  if (madeBy?.kind === 'operator') return { operatorId: madeBy.id, organizationId: organization.id, values }
  const maker = madeBy?.kind === 'user' ? await deps.users.find(madeBy.id) : null
  const to = maker?.email ?? (await deps.settings.read()).supportEmail
  if (to === null) return null
  const link = maker === null ? null : `${deps.publicUrl}org/${encodeURIComponent(organization.name)}/invitations`
  const userId = maker?.id ?? null
  await deps.messages.queue({ kind: 'invitation-asked', to, userId, locale: null, values: { ...values, link } })
  return null
}
