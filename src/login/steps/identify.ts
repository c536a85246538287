import { identify } from '../../sign-ins/identify.ts'
import { stepOf } from '../../sign-ins/load-facts.ts'
import { mailSignInCode } from '../../sign-ins/prove-mailbox.ts'
import { passkeyOptions } from '../../sign-ins/prove-passkey.ts'
import type { SignIn } from '../../sign-ins/sign-in.ts'
import { readUpstreamFailure } from '../../sign-ins/upstream-failure.ts'
import type { Flow, StepForm, StepPage } from '../flow.ts'
import type { FormBody } from '../form-body.ts'
import { identifyPage } from '../pages/identify-page.ts'
import type { Fault } from '../scene.ts'
import { addressWithin } from '../step-paths.ts'
import type { Texts } from '../texts/en.ts'
import { waysInto } from '../ways-in.ts'
import { tellHaste } from './email-code.ts'
import { takePassword } from './password.ts'

export const identifyStep: StepPage = {
  path: '/u/login',
  serves: ['identify'],
  show: (flow) => {
    const { goal } = flow.signIn
    const opensSignUp = goal.kind === 'authorize' && goal.request.opensSignUp
    return opensSignUp ? addressWithin(flow.signIn, '/u/signup') : show(flow)
  },
}

/** The same page for whoever typed a name already and wants another. */
export const changeIdentifierStep: StepPage = {
  path: '/u/login/identifier',
  serves: ['identify', 'first-factor'],
  show,
}

export const identifyForm: StepForm = {
  path: '/u/login',
  serves: ['identify', 'first-factor'],
  page: '/u/login/identifier',
  keeps: ['identifier'],
  onCredentials: { key: 'credentials', field: 'password' },
  take,
}

/** On one page the password, or the wish for a code, comes along; a company's people go to their company all the same. */
async function take(flow: Flow, form: FormBody): Promise<SignIn | string> {
  const { directory, signIn, settings, caller } = flow
  const identified = await identify(directory, signIn, form.text('identifier'))
  if (!settings.asksPasswordAtOnce) return identified
  const [wantsCode, hasPassword] = [form.text('do') === 'code', form.text('password') !== '']
  if (!wantsCode && !hasPassword) return identified
  if ((await stepOf(directory, identified, caller)).step.kind !== 'first-factor') return identified
  if (!wantsCode) return takePassword(flow, identified, form)
  await mailSignInCode(directory, identified, caller).catch(tellHaste)
  return addressWithin(identified, '/u/login/code')
}

async function show(flow: Flow) {
  const { directory, signIn, scene, faults, flash, settings } = flow
  const { database, allowsPassword, allowsEmailCode, allowsPasskeys, isSignUpOpen, providers } = await waysInto(
    directory,
    signIn,
  )
  const asksPassword = settings.asksPasswordAtOnce && allowsPassword
  const offersPasskeys = allowsPasskeys && database !== null
  return identifyPage(scene, {
    faults: faults.length > 0 ? faults : upstreamFaults(flow),
    identifier: flash.typed.identifier ?? signIn.identifier,
    isSignUpOpen,
    hasDatabase: database !== null,
    providers,
    password: asksPassword ? { allowsEmailCode, opensSession: signIn.goal.kind !== 'link' } : null,
    passkeyOptions: offersPasskeys ? await askPasskey(flow, signIn) : null,
  })
}

/** What another provider answered last, where somebody comes back from there without a name. */
export function upstreamFaults({ signIn, scene }: Flow): readonly Fault[] {
  const failure = readUpstreamFailure(signIn.lastFailure)
  return failure === null ? [] : [{ field: null, message: upstreamSentence(scene.texts.error, failure) }]
}

/** Where we said no ourselves there is a sentence of ours; the provider's own codes are for whoever runs it. */
function upstreamSentence(
  { upstream, upstreamOff, upstreamNobody }: Texts['error'],
  { provider, answer }: { readonly provider: string; readonly answer: string },
): string {
  if (answer === 'turned_off') return upstreamOff
  return answer === 'no_account' ? upstreamNobody(provider) : upstream(provider, answer)
}

/** Without a name, so that the page tells nothing about anybody's passkeys. */
async function askPasskey({ directory }: Flow, signIn: SignIn): Promise<object> {
  const { options } = await passkeyOptions(directory, signIn)
  return options
}
