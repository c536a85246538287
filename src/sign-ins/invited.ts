// Invitations inside a sign-in: who came by one may make an account where sign-up is closed, and joins on the way.
import { acceptInvitation } from '../invitations/accept-invitation.ts'
import { type InvitationView, peekInvitation } from '../invitations/peek-invitation.ts'
import type { Caller } from '../kernel/actor.ts'
import { StaleSignIn } from './keep-sign-in.ts'
import type { SignIn } from './sign-in.ts'
import { personFrom, type SignInDeps, type SignInStores } from './sign-in-deps.ts'
import type { Step } from './sign-in-facts.ts'

/** Where an invitation without an app has its page. */
export const invitationPath = '/u/invitation'

/** Refusals that end once somebody joins. */
export function isForJoining(step: Step): boolean {
  return step.kind === 'refused' && (step.reason === 'not-a-member' || step.reason === 'no-organization')
}

/** The invitation that led here, as it stands; null for none, or one that does not work any more. */
export async function invitationOf(
  deps: Pick<SignInDeps, 'clock'> & {
    readonly stores: Pick<SignInStores, 'invitations' | 'organizations' | 'oneTimeSecrets'>
  },
  signIn: SignIn,
): Promise<InvitationView | null> {
  const ticket = ticketOf(signIn)
  return ticket === null ? null : peekInvitation(deps, ticket)
}

/** Makes whoever proved themselves in this sign-in a member. Throws what `acceptInvitation` does. */
export async function joinByInvitation(deps: SignInDeps, signIn: SignIn, caller: Caller): Promise<void> {
  const ticket = ticketOf(signIn)
  const account = signIn.userId === null ? null : await deps.stores.accounts.find(signIn.userId)
  if (ticket === null || account === null) throw new StaleSignIn('nobody is there to join anything')
  const { sessionId, choices } = signIn
  const session = sessionId === null ? null : await deps.stores.sessions.find(sessionId, deps.clock.now())
  const input = { ticket, userId: account.userId, session, isNewPerson: choices.signedUp === true }
  await acceptInvitation(deps, personFrom(account, caller), input)
}

function ticketOf({ goal }: SignIn): string | null {
  if (goal.kind === 'authorize') return goal.request.invitation
  return goal.kind === 'account' ? (/^\/u\/invitation\?ticket=(\w+)$/.exec(goal.path)?.[1] ?? null) : null
}
