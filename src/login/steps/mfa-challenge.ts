import { chooseTrust } from '../../sign-ins/choose.ts'
import { mailSecondCode, proveSecondCode } from '../../sign-ins/prove-mailbox.ts'
import { passkeyOptions, provePasskey } from '../../sign-ins/prove-passkey.ts'
import { proveRecoveryCode, proveTotp } from '../../sign-ins/prove-second-factor.ts'
import type { SignIn } from '../../sign-ins/sign-in.ts'
import type { SecondFactorOffer } from '../../sign-ins/sign-in-facts.ts'
import type { Failure } from '../failure.ts'
import { keepFlash } from '../flash.ts'
import { type Flow, type StepForm, type StepPage, UnusableForm } from '../flow.ts'
import type { FormBody } from '../form-body.ts'
import {
  type ChallengeProps,
  challengePaths,
  emailChallengePage,
  otpChallengePage,
  passkeyChallengePage,
  recoveryChallengePage,
} from '../pages/mfa-challenge-pages.ts'
import { recoveryUsedPage } from '../pages/mfa-recovery-used-page.ts'
import { addressWithin } from '../step-paths.ts'
import { tellHaste } from './email-code.ts'
import { readCredential } from './passkey.ts'

/** Leads to the factor that is preferred: the first of what is on offer. */
const preferredStep: StepPage = {
  path: '/u/mfa',
  serves: ['second-factor'],
  show: ({ signIn, step }) => addressWithin(signIn, challengePaths[offersIn(step)[0] ?? 'recovery-code']),
}

const otpStep = challenge('totp', ({ scene }, props) => otpChallengePage(scene, props))

const recoveryStep = challenge('recovery-code', ({ scene }, props) => recoveryChallengePage(scene, props))

const emailStep = challenge('email', ({ scene, signIn, step, facts, flash }, props) =>
  emailChallengePage(scene, {
    ...props,
    maskedEmail: masked((provesAddress(step) ? facts.account?.email : facts.factors?.email) ?? ''),
    isSent: signIn.choices.codeId !== undefined,
    wasResent: flash.done === 'resent',
  }),
)

const passkeyStep = challenge('passkey', async ({ directory, signIn, scene }, props) => {
  const { options } = await passkeyOptions(directory, signIn)
  return passkeyChallengePage(scene, props, options)
})

export const challengeSteps: readonly StepPage[] = [preferredStep, otpStep, recoveryStep, emailStep, passkeyStep]

const otpForm = proof('totp', { key: 'totp', field: 'code' }, async (flow, form) => {
  const code = typed(form, 'totpMissing')
  return proveTotp(flow.directory, await trusting(flow, form), code, flow.caller)
})

/** Says how many are left before anything else happens: whoever runs out of them runs out of ways. */
const recoveryForm = proof('recovery-code', { key: 'recoveryCode', field: 'code' }, async (flow, form) => {
  const code = typed(form, 'recoveryCodeMissing')
  const proven = await proveRecoveryCode(flow.directory, await trusting(flow, form), code, flow.caller)
  const { factors } = await flow.directory.stores.authenticationMethods.factorsOf(proven.userId as string)
  return recoveryUsedPage(flow.scene, factors.recoveryCodesLeft)
})

const emailForm = proof('email', { key: 'code', field: 'code' }, async (flow, form) => {
  const code = typed(form, 'codeMissing')
  return proveSecondCode(flow.directory, await trusting(flow, form), code, flow.caller)
})

const passkeyChallengeForm = proof('passkey', { key: 'passkey', field: null }, async (flow, form) => {
  const credential = readCredential(form.text('credential'))
  return provePasskey(flow.directory, await trusting(flow, form), credential, flow.caller)
})

/** To the address on record and to no other, whatever the form says (MFA-07). */
const sendEmailForm: StepForm = {
  path: `${challengePaths.email}/send`,
  serves: ['second-factor'],
  page: challengePaths.email,
  take: async (flow) => {
    const { directory, signIn, step, caller } = flow
    const path = challengePaths.email
    if (!offersIn(step).includes('email')) return addressWithin(signIn, preferredStep.path)
    await mailSecondCode(directory, signIn, caller).catch(tellHaste)
    const isAnother = signIn.choices.codeId !== undefined
    if (isAnother) keepFlash(flow, { path, state: signIn.id }, { failures: [], typed: {}, done: 'resent' })
    return addressWithin(signIn, path)
  },
}

export const challengeForms: readonly StepForm[] = [
  otpForm,
  recoveryForm,
  emailForm,
  passkeyChallengeForm,
  sendEmailForm,
]

/** The page of one factor; whoever has none of it is led to what they have. */
function challenge(
  offer: SecondFactorOffer,
  show: (flow: Flow, props: ChallengeProps) => ReturnType<StepPage['show']>,
): StepPage {
  return {
    path: challengePaths[offer],
    serves: ['second-factor'],
    show: (flow) => {
      const { step, signIn, faults, settings } = flow
      const offers = offersIn(step)
      if (!offers.includes(offer)) return addressWithin(signIn, preferredStep.path)
      const others = offers.filter((other) => other !== offer)
      // What opens no session remembers no browser.
      const trustDays = signIn.goal.kind === 'link' ? 0 : settings.rememberBrowserDays
      return show(flow, { faults, others, trustDays })
    },
  }
}

function proof(offer: SecondFactorOffer, onCredentials: Failure, take: StepForm['take']): StepForm {
  const path = challengePaths[offer]
  return { path, serves: ['second-factor'], page: path, onCredentials, take }
}

function offersIn(step: Flow['step']): readonly SecondFactorOffer[] {
  return step.kind === 'second-factor' ? step.offers : []
}

function provesAddress(step: Flow['step']): boolean {
  return step.kind === 'second-factor' && step.provesAddress === true
}

function typed(form: FormBody, onNothing: Failure['key']): string {
  const code = form.text('code')
  if (code.trim() === '') throw new UnusableForm({ key: onNothing, field: 'code' })
  return code
}

function trusting({ directory, signIn, settings }: Flow, form: FormBody): Promise<SignIn> {
  const isWanted = settings.rememberBrowserDays > 0 && form.text('trustBrowser') === 'yes'
  return chooseTrust(directory, signIn, isWanted)
}

/** Enough to know one's own address by, for somebody who has proven a password and no more. */
function masked(email: string): string {
  const at = email.lastIndexOf('@')
  return `${email.slice(0, 1)}•••${email.slice(at)}`
}
