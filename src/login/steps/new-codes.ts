// New recovery codes, asked for by somebody else or because one was spent: they are made and shown here, and nobody else
// ever sees them.
import { makeAskedCodes } from '../../sign-ins/make-asked-codes.ts'
import type { StepForm, StepPage } from '../flow.ts'
import { page } from '../page.ts'
import { codesContent } from '../pages/mfa-codes.ts'
import { newCodesPage, newCodesPath } from '../pages/new-codes-page.ts'
import { savedCodesPath } from './mfa-codes.ts'

export const newCodesStep: StepPage = {
  path: newCodesPath,
  serves: ['new-codes'],
  show: ({ scene, faults, facts }) =>
    newCodesPage(scene, {
      faults,
      isAsked: facts.account?.requiredActions.includes('new-recovery-codes') === true,
    }),
}

export const newCodesForm: StepForm = {
  path: newCodesPath,
  serves: ['new-codes'],
  page: newCodesPath,
  take: async ({ directory, signIn, caller, scene }) => {
    const codes = await makeAskedCodes(directory, signIn, caller)
    return page(scene, codesContent(scene, { codes, action: savedCodesPath }))
  },
}
