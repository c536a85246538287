import { RollcallError } from '../../kernel/errors.ts'
import { invitationOf, joinByInvitation } from '../../sign-ins/invited.ts'
import type { StepForm, StepPage } from '../flow.ts'
import { invitationPage, standingOf } from '../pages/invitation-page.ts'
import { addressWithin } from '../step-paths.ts'

export const joinPath = '/u/invitation/join'

/** Somebody came by an invitation of the organization they are no member of yet: one button (console.md 4.11). */
export const joinStep: StepPage = {
  path: joinPath,
  serves: ['refused'],
  show: async ({ directory, signIn, scene, facts }) => {
    const invitation = await invitationOf(directory, signIn)
    if (invitation === null) return addressWithin(signIn, '/u/refused')
    const who = standingOf(invitation, facts.account)
    return invitationPage(scene, { invitation, who, action: joinPath, switchAction: '/u/login/restart' })
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
