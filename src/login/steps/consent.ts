import { allow, deny } from '../../sign-ins/choose.ts'
import type { SignIn } from '../../sign-ins/sign-in.ts'
import { askedScopes } from '../asked-scopes.ts'
import { clientLook } from '../client-look.ts'
import type { Flow, StepForm, StepPage } from '../flow.ts'
import { consentPage } from '../pages/consent-page.ts'

const path = '/u/consent'

export const consentStep: StepPage = {
  path,
  serves: ['consent'],
  show,
  picture: ({ facts }) => clientLook(facts.client).logoUrl,
}

export const consentForm: StepForm = {
  path,
  serves: ['consent'],
  page: path,
  take: async ({ directory, signIn, caller }, form) =>
    // Only the word that allows does; whatever else came is a no.
    form.text('answer') === 'allow' ? allow(directory, signIn, caller) : deny(directory, signIn),
}

async function show({ directory, step, facts, scene, signIn }: Flow) {
  const { scope, audience } = step.kind === 'consent' ? step : { scope: [], audience: null }
  return consentPage(scene, {
    account: facts.account?.email ?? facts.account?.name ?? '',
    asked: await askedScopes(directory, scene.texts, { scope, audience, allowed: facts.consent?.scope ?? null }),
    look: clientLook(facts.client),
    host: hostOf(signIn),
  })
}

/** Of a web address; an app's own scheme names nobody. */
function hostOf({ goal }: SignIn): string | null {
  const target = goal.kind === 'authorize' && URL.canParse(goal.request.redirectUri) ? goal.request.redirectUri : null
  if (target === null) return null
  const { protocol, host } = new URL(target)
  return protocol === 'https:' || protocol === 'http:' ? host : null
}
