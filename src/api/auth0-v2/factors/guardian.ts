// Which second factors there are and when they are asked for, in the vendor's words: our settings, seen from there.
import { type Static, Type } from 'typebox'
import { changeSettings } from '../../../applications/change-settings.ts'
import type { FactorName } from '../../../applications/settings.ts'
import { WireError } from '../errors.ts'
import { type Answer, anyOf, type Call, ok, type Route } from '../route.ts'

const factorNames = [
  'sms',
  'push-notification',
  'otp',
  'email',
  'duo',
  'webauthn-roaming',
  'webauthn-platform',
  'recovery-code',
] as const
type WireFactor = (typeof factorNames)[number]

const factorParams = Type.Object({ name: Type.Enum([...factorNames], { description: 'Factor name.' }) })
const factorBody = Type.Object(
  { enabled: Type.Boolean({ description: 'Whether this factor is enabled (true) or disabled (false).' }) },
  { additionalProperties: false },
)
const policiesBody = Type.Array(Type.Enum(['all-applications', 'confidence-score']), {
  maxItems: 2,
  description: 'The MFA policies.',
})

export const guardianRoutes: readonly Route[] = [
  { method: 'GET', path: '/guardian/factors', scopes: anyOf('read:guardian_factors'), handle: listFactors },
  {
    method: 'PUT',
    path: '/guardian/factors/:name',
    params: factorParams,
    scopes: anyOf('update:guardian_factors'),
    body: factorBody,
    handle: setFactor,
  },
  { method: 'GET', path: '/guardian/policies', scopes: anyOf('read:mfa_policies'), handle: listPolicies },
  {
    method: 'PUT',
    path: '/guardian/policies',
    scopes: anyOf('update:mfa_policies'),
    body: policiesBody,
    handle: setPolicies,
  },
]

/** Null for what cannot be had here: nothing sends text messages or pushes. */
const ours: Readonly<Record<WireFactor, FactorName | null>> = {
  sms: null,
  'push-notification': null,
  otp: 'totp',
  email: 'email',
  duo: null,
  'webauthn-roaming': 'security-key',
  'webauthn-platform': 'passkey',
  'recovery-code': 'recovery-code',
}

async function listFactors({ directory }: Call): Promise<Answer> {
  const { disabledFactors } = await directory.stores.settings.read()
  return ok(
    factorNames.map((name) => {
      const factor = ours[name]
      return { name, enabled: factor !== null && !disabledFactors.includes(factor), trial_expired: false }
    }),
  )
}

async function setFactor({
  actor,
  params,
  body,
  directory,
}: Call<unknown, Static<typeof factorBody>>): Promise<Answer> {
  const { enabled } = body
  const name = params.name as WireFactor
  const factor = ours[name]
  if (factor === null) {
    if (!enabled) return ok({ enabled })
    throw new WireError(400, `The factor ${name} is not available on this server.`, 'operation_not_supported')
  }
  await directory.change(async (deps) => {
    const { disabledFactors } = await deps.settings.read()
    if (disabledFactors.includes(factor) !== enabled) return
    const others = disabledFactors.filter((other) => other !== factor)
    await changeSettings(deps, actor, { disabledFactors: enabled ? others : [...others, factor] })
  })
  return ok({ enabled })
}

async function listPolicies({ directory }: Call): Promise<Answer> {
  const { mfaPolicy } = await directory.stores.settings.read()
  return ok(mfaPolicy === 'required' ? ['all-applications'] : [])
}

/** No policy there means that nobody must: whoever enrolled is asked all the same, unless that was switched off here. */
async function setPolicies({ actor, body, directory }: Call<unknown, Static<typeof policiesBody>>): Promise<Answer> {
  if (body.includes('confidence-score')) {
    const message = 'The policy confidence-score is not available on this server. Use all-applications.'
    throw new WireError(400, message, 'operation_not_supported')
  }
  const isRequired = body.includes('all-applications')
  await directory.change(async (deps) => {
    const { mfaPolicy } = await deps.settings.read()
    if (isRequired === (mfaPolicy === 'required')) return
    await changeSettings(deps, actor, { mfaPolicy: isRequired ? 'required' : 'optional' })
  })
  return ok(body)
}
