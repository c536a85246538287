import type { Client } from '../../clients/client.ts'
import { isJsonObject } from '../../kernel/json.ts'
import { allow, deny } from '../../sign-ins/choose.ts'
import type { Flow, StepForm, StepPage } from '../flow.ts'
import { type AskedScope, consentPage } from '../pages/consent-page.ts'
import type { Texts } from '../texts/en.ts'

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
  const asked = step.kind === 'consent' ? step : { scope: [] as readonly string[], audience: null }
  const api = asked.audience === null ? null : await directory.stores.resourceServers.findByIdentifier(asked.audience)
  const described = new Map((api?.permissions ?? []).map(({ name, description }) => [name, description]))
  const scope = (value: string): AskedScope => ({
    text: ownWords(scene.texts)[value] ?? described.get(value) ?? value,
    isNew: facts.consent !== null && !facts.consent.scope.includes(value),
  })
  const [own, theirs] = divided(asked.scope, (value) => Object.hasOwn(ownWords(scene.texts), value))
  const [read, change] = divided(
    theirs.filter((value) => value !== 'offline_access'),
    isReading,
  )
  return consentPage(scene, {
    account: facts.account?.email ?? facts.account?.name ?? '',
    apiName: api === null ? null : (api.name ?? api.identifier),
    who: own.map(scope),
    read: read.map(scope),
    change: change.map(scope),
    stays: asked.scope.includes('offline_access'),
    termsUrl: address(facts.client, 'tos_uri'),
    privacyUrl: address(facts.client, 'policy_uri'),
  })
}

function ownWords({ consent }: Texts): Readonly<Record<string, string>> {
  const { identity: openid, profile, email, phone, address } = consent
  return { openid, profile, email, phone, address }
}

/** By the verb a scope begins with; what is not plainly reading counts as changing. */
function isReading(scope: string): boolean {
  return /^(read|list|view|get|search)\b/.test(scope) || /[.:/]read(only)?$/.test(scope)
}

function divided(values: readonly string[], fits: (value: string) => boolean) {
  return [values.filter((value) => fits(value)), values.filter((value) => !fits(value))] as const
}

/** From the client's own metadata, whose schema has no place for it. Only web addresses are linked to (WEB-02). */
function address(client: Client | null, name: 'tos_uri' | 'policy_uri'): string | null {
  const metadata = client?.settings.client_metadata
  const value = isJsonObject(metadata) ? metadata[name] : undefined
  return typeof value === 'string' && /^https?:\/\//i.test(value) && URL.canParse(value) ? value : null
}
