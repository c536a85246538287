import { declinePasskey } from '../../sign-ins/choose.ts'
import { finishPasskeyEnrolment, startPasskeyEnrolment } from '../../sign-ins/enrol-factor.ts'
import type { StepForm, StepPage } from '../flow.ts'
import { page } from '../page.ts'
import { codesContent } from '../pages/mfa-codes.ts'
import { declinePasskeyPath, passkeyOfferPage, passkeyOfferPath } from '../pages/passkey-offer-page.ts'
import { noteDecline } from '../passkey-declines.ts'
import { savedCodesPath } from './mfa-codes.ts'
import { readCredential } from './passkey.ts'

export const passkeyOfferStep: StepPage = {
  path: passkeyOfferPath,
  serves: ['passkey-offer'],
  show: async ({ directory, signIn, scene, faults }) => {
    const { options } = await startPasskeyEnrolment(directory, signIn)
    return passkeyOfferPage(scene, faults, options)
  },
}

const acceptForm: StepForm = {
  path: passkeyOfferPath,
  serves: ['passkey-offer'],
  page: passkeyOfferPath,
  onCredentials: { key: 'passkey', field: null },
  take: async ({ directory, signIn, caller, scene }, form) => {
    const credential = readCredential(form.text('credential'))
    const enrolled = await finishPasskeyEnrolment(directory, signIn, credential, caller)
    // The codes are in this answer and nowhere else, so there is no page to lead to.
    if (enrolled.recoveryCodes.length === 0) return enrolled.signIn
    return page(scene, codesContent(scene, { codes: enrolled.recoveryCodes, action: savedCodesPath }))
  },
}

const declineForm: StepForm = {
  path: declinePasskeyPath,
  serves: ['passkey-offer'],
  page: passkeyOfferPath,
  take: async (flow) => {
    const declined = await declinePasskey(flow.directory, flow.signIn)
    noteDecline(flow)
    return declined
  },
}

export const passkeyOfferForms: readonly StepForm[] = [acceptForm, declineForm]
