import { RollcallError } from '../../kernel/errors.ts'
import { invitationOf, joinByInvitation } from '../../sign-ins/invited.ts'
import type { StepForm, StepPage } from '../flow.ts'
import { invitedRoles } from '../invited-roles.ts'
import { declinedPath, invitationPage, standingOf } from '../pages/invitation-page.ts'
import { addressAfter, addressWithin } from '../step-paths.ts'

export const joinPath = '/u/invitation/join'

/** Somebody came by an invitation of the organization they are no member of yet: one button (console.md 4.11). */
export const joinStep: StepPage = {
  path: joinPath,
  serves: ['refused'],
  show: async ({ directory, signIn, scene, facts }) => {
    const invitation = await invitationOf(directory, signIn)
    if (invitation === null) return addressWithin(signIn, '/u/refused')
    return invitationPage(scene, {
      invitation,
      roles: await invitedRoles(directory, invitation),
      who: standingOf(invitation, facts.account),
      signedInAs: facts.account?.email ?? facts.account?.name ?? '',
      action: joinPath,
      switchAction: '/u/login/restart',
      // The app is told that nobody came, as of every refusal.
      declineAddress: signIn.goal.kind === 'authorize' ? addressAfter(signIn) : declinedPath,
    })
  },
}

export const joinForm: StepForm = {
  path: joinPath,
  serves: ['refused'],
  page: joinPath,
  take: async ({ directory, signIn, caller }) => {
    try {
      await joinByInvitation(directory, signIn, caller)
    } catch (fault) {
      // Spent meanwhile or for somebody else: the page says what is left to do.
      if (!(fault instanceof RollcallError && ['link_unusable', 'not_permitted'].includes(fault.code))) throw fault
      return addressWithin(signIn, joinPath)
    }
    return signIn
  },
}
