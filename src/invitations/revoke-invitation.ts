import type { Actor } from '../kernel/actor.ts'
import { consumeSecret } from '../one-time-secrets/one-time-secret.ts'
import { presentOrganization } from '../organizations/find-organization.ts'
import type { InvitationDeps } from './create-invitation.ts'
import { presentInvitation, ticketOf } from './invitation.ts'

type RevokeDeps = Pick<
  InvitationDeps,
  'invitations' | 'organizations' | 'oneTimeSecrets' | 'audit' | 'clock' | 'sealer'
>

/** Withdraws it: its tickets lead nowhere from now on. Throws `invitation_not_found` for one of somebody else's. */
export async function revokeInvitation(
  deps: RevokeDeps,
  actor: Actor,
  organizationId: string,
  id: string,
): Promise<void> {
  presentOrganization(await deps.organizations.find(organizationId))
  const found = await deps.invitations.find(id)
  const invitation = presentInvitation(found?.organizationId === organizationId ? found : null)
  // The ticket first, as an acceptance does, so that the two wait for each other instead of deadlocking.
  await consumeSecret(deps, 'invitation', ticketOf(deps.sealer, invitation))
  if (!(await deps.invitations.remove(id))) presentInvitation(null)
  await deps.audit.record(actor, 'invitation.revoked', { kind: 'invitation', id }, { organization: organizationId })
}
