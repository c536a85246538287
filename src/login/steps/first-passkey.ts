import { finishPasskeyEnrolment, startPasskeyEnrolment } from '../../sign-ins/enrol-factor.ts'
import type { StepForm, StepPage } from '../flow.ts'
import { page } from '../page.ts'
import { firstPasskeyPage, firstPasskeyPath } from '../pages/first-passkey-page.ts'
import { codesContent } from '../pages/mfa-codes.ts'
import { waysInto } from '../ways-in.ts'
import { savedCodesPath } from './mfa-codes.ts'
import { readCredential } from './passkey.ts'

export const firstPasskeyStep: StepPage = {
  path: firstPasskeyPath,
  serves: ['first-passkey'],
  show: async ({ directory, signIn, scene, faults }) => {
    const { allowsPassword: takesPassword } = await waysInto(directory, signIn)
    const { options } = await startPasskeyEnrolment(directory, signIn)
    return firstPasskeyPage(scene, { faults, options, takesPassword })
  },
}

export const firstPasskeyForm: StepForm = {
  path: firstPasskeyPath,
  serves: ['first-passkey'],
  page: firstPasskeyPath,
  onCredentials: { key: 'passkey', field: null },
  take: async ({ directory, signIn, caller, scene }, form) => {
    const credential = readCredential(form.text('credential'))
    const { recoveryCodes: codes } = await finishPasskeyEnrolment(directory, signIn, credential, caller)
    // The codes are in this answer and nowhere else, so there is no page to lead to.
    return page(scene, codesContent(scene, { codes, action: savedCodesPath }))
  },
}
