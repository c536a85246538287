import type { AuditStore } from '../audit/audit-event.ts'
import { changedValues } from '../audit/changed-values.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Change } from '../kernel/change.ts'
import type { Clock } from '../kernel/clock.ts'
import { RollcallError } from '../kernel/errors.ts'
import type { JsonObject } from '../kernel/json.ts'
import type { MemberRoleStore } from '../memberships/member-role-store.ts'
import type { MembershipStore } from '../memberships/membership-store.ts'
import { consumeSecret, type OneTimeSecretStore } from '../one-time-secrets/one-time-secret.ts'
import type { Session } from '../sessions/session.ts'
import { presentUser } from '../users/find-user.ts'
import { mergedMetadata } from '../users/metadata.ts'
import type { User } from '../users/user.ts'
import type { UserStore } from '../users/user-store.ts'
import { userValues } from '../users/user-values.ts'
import type { Invitation } from './invitation.ts'
import type { InvitationStore } from './invitation-store.ts'

interface AcceptStores {
  readonly invitations: InvitationStore
  readonly memberships: MembershipStore
  readonly memberRoles: MemberRoleStore
  readonly oneTimeSecrets: OneTimeSecretStore
  readonly users: UserStore
  readonly audit: AuditStore
}

export interface AcceptInvitationDeps {
  readonly stores: Pick<AcceptStores, 'audit'>
  readonly change: Change<AcceptStores>
  readonly clock: Clock
}

export interface AcceptInvitationInput {
  readonly ticket: string
  /** Who is signed in. */
  readonly userId: string
  /** In which they are; null while they are still signing in. */
  readonly session: Pick<Session, 'impersonator'> | null
  /** Made in this very sign-in, for this invitation: then a mailed ticket stands for the code that would be mailed. */
  readonly isNewPerson: boolean
}

/**
 * Makes the signed-in person a member with the invited roles and answers the organization's id. Of many at once one
 * wins. Throws `link_unusable`, or `not_permitted` for an account of another or of an unproven address.
 */
export async function acceptInvitation(
  deps: AcceptInvitationDeps,
  actor: Actor,
  input: AcceptInvitationInput,
): Promise<string> {
  if (input.session?.impersonator !== undefined) {
    throw new RollcallError('not_permitted', 'Only the person accepts an invitation, never somebody who acts as them.')
  }
  try {
    return await deps.change((stores) => accept({ ...stores, clock: deps.clock }, actor, input))
  } catch (fault) {
    // What was spent is given back with the transaction, so that the right person can still come.
    if (fault instanceof RollcallError && fault.code === 'not_permitted') {
      const subject = { kind: 'user', id: input.userId } as const
      await deps.stores.audit.record(actor, 'invitation.refused', subject, { reason: fault.message })
    }
    throw fault
  }
}

async function accept(
  deps: AcceptStores & { readonly clock: Clock },
  actor: Actor,
  { ticket, userId, isNewPerson }: AcceptInvitationInput,
): Promise<string> {
  const now = deps.clock.now()
  const secret = await consumeSecret(deps, 'invitation', ticket)
  const invitation = secret && (await deps.invitations.accept(String(secret.payload.invitation), userId, now))
  if (invitation === null) throw unusable()
  const user = presentUser(await deps.users.findForChange(userId))
  const provesMailbox = isNewPerson && secret?.payload.isMailed === true
  refuseWrongPerson(invitation, user, provesMailbox)
  const invited = isNewPerson ? withInvitation(user, invitation, provesMailbox, now) : user
  if (isNewPerson) await deps.users.save(invited)
  const { organizationId } = invitation
  const added = await deps.memberships.add(organizationId, [userId], now, undefined, 'invitation')
  // A role may have been deleted since the invitation.
  const gone = new Set(await deps.memberRoles.findMissing(organizationId, invitation.roleIds))
  const roles = invitation.roleIds.filter((id) => !gone.has(id))
  if (roles.length > 0) await deps.memberRoles.assign(organizationId, userId, roles, now)
  const wasMember: JsonObject = added.length === 0 ? { wasMember: true } : {}
  const values = changedValues(userValues(user), userValues(invited))
  const details = { invitation: invitation.id, organization: organizationId, roles, ...wasMember, ...values }
  await deps.audit.record(actor, 'invitation.accepted', { kind: 'user', id: userId }, details)
  return organizationId
}

/** Somebody who merely typed the address would otherwise take the invitation of its owner (RAC-08). */
function refuseWrongPerson({ inviteeEmail, connectionId }: Invitation, user: User, provesMailbox: boolean): void {
  if (user.email !== inviteeEmail) {
    throw new RollcallError('not_permitted', 'This invitation is for another e-mail address. Switch the account.')
  }
  if (!user.emailVerified && !provesMailbox) {
    throw new RollcallError('not_permitted', 'Verify your e-mail address first, then accept the invitation.')
  }
  if (connectionId !== null && !user.identities.some((identity) => identity.connectionId === connectionId)) {
    throw new RollcallError('not_permitted', 'This invitation asks for another way to sign in.')
  }
}

function withInvitation(user: User, invitation: Invitation, provesMailbox: boolean, now: Date): User {
  const { appMetadata, userMetadata } = invitation
  const isGiven = (metadata: object) => Object.keys(metadata).length > 0
  return {
    ...user,
    emailVerified: user.emailVerified || provesMailbox,
    appMetadata: isGiven(appMetadata) ? mergedMetadata(user.appMetadata, appMetadata) : user.appMetadata,
    userMetadata: isGiven(userMetadata) ? mergedMetadata(user.userMetadata, userMetadata) : user.userMetadata,
    updatedAt: now,
    version: user.version + 1,
  }
}

function unusable(): RollcallError {
  return new RollcallError('link_unusable', 'This invitation was used, withdrawn or has run out. Ask for a new one.')
}
