import { acceptInvitation } from '../../invitations/accept-invitation.ts'
import { askForInvitation } from '../../invitations/ask-for-invitation.ts'
import { type InvitationView, peekInvitation } from '../../invitations/peek-invitation.ts'
import { RollcallError } from '../../kernel/errors.ts'
import { tellOperator } from '../../operators/tell-operator.ts'
import type { Session } from '../../sessions/session.ts'
import type { Account } from '../../sign-ins/account.ts'
import { invitationPath } from '../../sign-ins/invited.ts'
import { beginSignIn } from '../../sign-ins/keep-sign-in.ts'
import { mayMailTo } from '../../sign-ins/prove-mailbox.ts'
import { newSignIn } from '../../sign-ins/sign-in.ts'
import { personFrom, strangerFrom } from '../../sign-ins/sign-in-deps.ts'
import { browserSession } from '../browser-session.ts'
import { invitedRoles } from '../invited-roles.ts'
import { declinedPath, invitationPage, standingOf } from '../pages/invitation-page.ts'
import { noticePage } from '../pages/notice-page.ts'
import { addressWithin } from '../step-paths.ts'
import type { Visit } from '../visit.ts'
import type { Link } from './link.ts'

/** The page of an invitation that no app asked for (console.md 4.11). */
export const invitationLink: Link = {
  path: invitationPath,
  purpose: 'invitation',
  cookie: 'invitation-ticket',
  show: async (visit, scene, _faults, _secret, ticket) => {
    const invitation = await peekInvitation(visit.directory, ticket)
    // Withdrawn, or accepted with the other ticket.
    if (invitation === null) return noticePage(scene, unusable(scene))
    const account = (await signedIn(visit))?.account ?? null
    return invitationPage(scene, {
      invitation,
      roles: await invitedRoles(visit.directory, invitation),
      who: standingOf(invitation, account),
      signedInAs: account?.email ?? account?.name ?? '',
      action: invitationPath,
      switchAction: invitationPath,
      declineAddress: declinedPath,
    })
  },
  spend: async (visit, ticket, form) => {
    const invitation = await peekInvitation(visit.directory, ticket)
    if (invitation === null) throw new RollcallError('link_unusable', 'This invitation does not work any more.')
    if (form.text('do') !== 'accept') return beginFor(visit, invitation, ticket, form.text('do') === 'sign-up')
    const who = await signedIn(visit)
    if (who === null) return beginFor(visit, invitation, ticket, false)
    const { account, session } = who
    try {
      const input = { ticket, userId: account.userId, session, isNewPerson: false }
      await acceptInvitation(visit.directory, personFrom(account, visit.caller), input)
    } catch (fault) {
      // The page says whose it is.
      if (fault instanceof RollcallError && fault.code === 'not_permitted') return addressOf(ticket)
      throw fault
    }
    const client = invitation.clientId === null ? '' : `?client_id=${encodeURIComponent(invitation.clientId)}`
    return `${invitationPath}/done${client}`
  },
  asking: { button: ({ invitation }) => invitation.ask, donePath: `${invitationPath}/asked` },
  // Whoever has the link of an invitation that ran out can do no more than this, and not often.
  renew: async ({ directory, console, caller }, { payload }) => {
    const id = String(payload.invitation)
    if (!(await mayMailTo(directory, caller, id))) return
    await directory.asOne(async (within) => {
      const asked = await within(directory).change((deps) => askForInvitation(deps, strangerFrom(caller), id))
      if (asked === null) return
      const { operatorId, organizationId, values } = asked
      const link = `${console.publicUrl}organizations/${encodeURIComponent(organizationId)}/invitations`
      await within(console).change((deps) => tellOperator(deps, operatorId, 'invitation-asked', { ...values, link }))
    })
  },
}

function unusable({ texts }: Parameters<typeof noticePage>[0]) {
  return { title: texts.link.usedTitle, text: texts.link.used, hint: texts.link.askNew }
}

interface SignedIn {
  readonly account: Account
  readonly session: Session
}

/** Whoever acts as somebody is nobody here: only the person accepts. */
async function signedIn(visit: Visit): Promise<SignedIn | null> {
  const session = await browserSession(visit)
  if (session === null || session.impersonator !== undefined) return null
  const account = await visit.directory.stores.accounts.find(session.userId)
  return account === null ? null : { account, session }
}

/** A sign-in that comes back here; the invited address is filled in. */
async function beginFor(
  { directory, caller, browserSecret }: Visit,
  { inviteeEmail, organizationId: inviting }: InvitationView,
  ticket: string,
  opensSignUp: boolean,
): Promise<string> {
  const goal = { kind: 'account', path: addressOf(ticket) } as const
  const organizationId = directory.application.poolMode === 'isolated' ? inviting : null
  const signIn = newSignIn({ goal, organizationId, identifier: inviteeEmail, origin: caller }, directory.clock.now())
  await beginSignIn(directory, signIn, browserSecret)
  return addressWithin(signIn, opensSignUp ? '/u/signup' : '/u/login')
}

function addressOf(ticket: string): string {
  return `${invitationPath}?ticket=${ticket}`
}
