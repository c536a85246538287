import type { Actor } from '../kernel/actor.ts'
import { RollcallError } from '../kernel/errors.ts'
import { createInvitation, type InvitationDeps, type MadeInvitation } from './create-invitation.ts'
import { presentInvitation } from './invitation.ts'
import { revokeInvitation } from './revoke-invitation.ts'

export interface Resend {
  readonly organizationId: string
  readonly id: string
  /** Left out: it is. Where it is not, whoever asks hands the link over themselves. */
  readonly sendsEmail?: boolean
}

/**
 * The same invitation with a new mail and a new time to run: the old one is withdrawn, so that one link alone is good.
 * Who invites stays who it was. Call it in a transaction.
 */
export async function resendInvitation(
  deps: InvitationDeps,
  actor: Actor,
  { organizationId, id, sendsEmail = true }: Resend,
): Promise<MadeInvitation> {
  const found = await deps.invitations.find(id)
  const invitation = presentInvitation(found?.organizationId === organizationId ? found : null)
  if (invitation.acceptedAt !== null) {
    throw new RollcallError('already_decided', 'The invitation was accepted, so there is nothing to send.')
  }
  const { clientId, connectionId, inviterName, inviteeEmail, roleIds, appMetadata, userMetadata } = invitation
  await revokeInvitation(deps, actor, organizationId, id)
  return createInvitation(deps, actor, {
    organizationId,
    inviterName,
    inviteeEmail,
    roleIds,
    appMetadata,
    userMetadata,
    sendsEmail,
    ...(clientId === null ? {} : { clientId }),
    ...(connectionId === null ? {} : { connectionId }),
  })
}
