import { mailSignInCode, proveEmailCode, resendAfterSeconds } from '../../sign-ins/prove-mailbox.ts'
import { correctAddress } from '../../sign-ins/sign-up.ts'
import { keepFlash } from '../flash.ts'
import { type Flow, type StepForm, type StepPage, UnusableForm } from '../flow.ts'
import { confirmEmailPage } from '../pages/confirm-email-page.ts'
import { addressWithin } from '../step-paths.ts'
import { waysInto } from '../ways-in.ts'

const path = '/u/signup/confirm'

export const confirmEmailStep: StepPage = {
  path,
  serves: ['confirm-email'],
  show: async ({ directory, signIn, scene, faults }) => {
    const { allowsEmailCode: offersResend } = await waysInto(directory, signIn)
    return confirmEmailPage(scene, { faults, email: signIn.identifier ?? '', offersResend })
  },
}

export const confirmEmailForm: StepForm = {
  path,
  serves: ['confirm-email'],
  page: path,
  onCredentials: { key: 'code', field: 'code' },
  take: ({ directory, signIn, caller }, form) => {
    const code = form.text('code')
    if (code.trim() === '') throw new UnusableForm({ key: 'codeMissing', field: 'code' })
    return proveEmailCode(directory, signIn, code, caller)
  },
}

/** Another code for an account that stands already is a code to sign in with; it proves the address as well. */
export const resendSignUpCodeForm: StepForm = {
  path: '/u/signup/resend',
  serves: ['confirm-email'],
  page: path,
  take: async ({ directory, signIn, caller }) => {
    refuseHaste(signIn.choices.codeSentAt, directory.clock.now())
    const returned = await correctAddress(directory, signIn)
    await mailSignInCode(directory, returned, caller)
    return addressWithin(signIn, '/u/login/code')
  },
}

function refuseHaste(sentAt: string | undefined, now: Date): void {
  const waited = sentAt === undefined ? resendAfterSeconds : (now.getTime() - Date.parse(sentAt)) / 1000
  if (waited >= resendAfterSeconds) return
  throw new UnusableForm({ key: 'codeWait', field: null, seconds: Math.ceil(resendAfterSeconds - waited) })
}

export const correctAddressForm: StepForm = {
  path: '/u/signup/correct',
  serves: ['confirm-email'],
  page: path,
  take: async (flow: Flow) => {
    const { directory, signIn } = flow
    await correctAddress(directory, signIn)
    keepFlash(
      flow,
      { path: '/u/signup', state: signIn.id },
      { failures: [], typed: { email: signIn.identifier ?? '' } },
    )
    return addressWithin(signIn, '/u/signup')
  },
}
