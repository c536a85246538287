import type { Client } from '../../clients/client.ts'
import { isJsonObject } from '../../kernel/json.ts'
import { allow, deny } from '../../sign-ins/choose.ts'
import { askedScopes } from '../asked-scopes.ts'
import type { Flow, StepForm, StepPage } from '../flow.ts'
import { consentPage } from '../pages/consent-page.ts'

const path = '/u/consent'

export const consentStep: StepPage = { path, serves: ['consent'], show }

export const consentForm: StepForm = {
  path,
  serves: ['consent'],
  page: path,
  take: async ({ directory, signIn, caller }, form) =>
    // Only the word that allows does; whatever else came is a no.
    form.text('answer') === 'allow' ? allow(directory, signIn, caller) : deny(directory, signIn),
}

async function show({ directory, step, facts, scene }: Flow) {
  const { scope, audience } = step.kind === 'consent' ? step : { scope: [], audience: null }
  return consentPage(scene, {
    account: facts.account?.email ?? facts.account?.name ?? '',
    asked: await askedScopes(directory, scene.texts, { scope, audience, allowed: facts.consent?.scope ?? null }),
    termsUrl: address(facts.client, 'tos_uri'),
    privacyUrl: address(facts.client, 'policy_uri'),
  })
}

/** From the client's own metadata, whose schema has no place for it. Only web addresses are linked to (WEB-02). */
function address(client: Client | null, name: 'tos_uri' | 'policy_uri'): string | null {
  const metadata = client?.settings.client_metadata
  const value = isJsonObject(metadata) ? metadata[name] : undefined
  return typeof value === 'string' && /^https?:\/\//i.test(value) && URL.canParse(value) ? value : null
}
