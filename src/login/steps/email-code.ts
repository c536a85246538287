import { RollcallError } from '../../kernel/errors.ts'
import { mailSignInCode, proveEmailCode, resendAfterSeconds } from '../../sign-ins/prove-mailbox.ts'
import { keepFlash } from '../flash.ts'
import { type Flow, type StepForm, type StepPage, UnusableForm } from '../flow.ts'
import { codePage } from '../pages/code-page.ts'
import { addressWithin } from '../step-paths.ts'

const path = '/u/login/code'

export const codeStep: StepPage = {
  path,
  serves: ['first-factor'],
  show: ({ signIn, scene, faults, flash }) => {
    if (signIn.choices.codeId === undefined) return addressWithin(signIn, '/u/login/password')
    return codePage(scene, { faults, identifier: signIn.identifier ?? '', wasResent: flash.done === 'resent' })
  },
}

export const codeForm: StepForm = {
  path,
  serves: ['first-factor'],
  page: path,
  onCredentials: { key: 'code', field: 'code' },
  take: ({ directory, signIn, caller }, form) => {
    const code = form.text('code')
    if (code.trim() === '') throw new UnusableForm({ key: 'codeMissing', field: 'code' })
    return proveEmailCode(directory, signIn, code, caller)
  },
}

export const sendCodeForm: StepForm = {
  path: '/u/login/code/send',
  serves: ['first-factor'],
  page: path,
  take: (flow) => sendCode(flow),
}

/** Mails a code, and answers the page that asks for it. */
async function sendCode(flow: Flow): Promise<string> {
  const { directory, signIn, caller } = flow
  await mailSignInCode(directory, signIn, caller).catch(tellHaste)
  const isAnother = signIn.choices.codeId !== undefined
  if (isAnother) keepFlash(flow, { path, state: signIn.id }, { failures: [], typed: {}, done: 'resent' })
  return addressWithin(signIn, path)
}

/** Who presses again too soon is told so where they are; whoever tries too much gets the page for that. */
export function tellHaste(fault: unknown): never {
  const wait = fault instanceof RollcallError && fault.code === 'rate_limited' ? fault.retryAfterSeconds : undefined
  if (wait === undefined || wait > resendAfterSeconds) throw fault
  throw new UnusableForm({ key: 'codeWait', field: null, seconds: wait })
}
