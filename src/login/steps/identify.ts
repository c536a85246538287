import { identify } from '../../sign-ins/identify.ts'
import { passkeyOptions } from '../../sign-ins/prove-passkey.ts'
import type { SignIn } from '../../sign-ins/sign-in.ts'
import { readUpstreamFailure } from '../../sign-ins/upstream-failure.ts'
import type { Flow, StepForm, StepPage } from '../flow.ts'
import { identifyPage } from '../pages/identify-page.ts'
import type { Fault } from '../scene.ts'
import { addressWithin } from '../step-paths.ts'
import type { Texts } from '../texts/en.ts'
import { waysInto } from '../ways-in.ts'

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
  take: ({ directory, signIn }, form) => identify(directory, signIn, form.text('identifier')),
}

async function show(flow: Flow) {
  const { directory, signIn, scene, faults, flash, settings } = flow
  const { database, isSignUpOpen, providers } = await waysInto(directory, signIn)
  const offersPasskeys = settings.allowsPasskeys && database !== null
  return identifyPage(scene, {
    faults: faults.length > 0 ? faults : upstreamFaults(flow),
    identifier: flash.typed.identifier ?? signIn.identifier,
    isSignUpOpen,
    hasDatabase: database !== null,
    providers,
    passkeyOptions: offersPasskeys ? await askPasskey(flow, signIn) : null,
  })
}

/** What another provider answered last, where somebody comes back from there without a name. */
function upstreamFaults({ signIn, scene }: Flow): readonly Fault[] {
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
