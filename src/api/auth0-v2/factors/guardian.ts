// Which second factors there are and when they are asked for, in the vendor's words: our settings, seen from there.
import { changeSettings } from '../../../applications/change-settings.ts'
import type { FactorName } from '../../../applications/settings.ts'
import type { Directory } from '../../../directory.ts'
import type { JsonObject } from '../../../kernel/json.ts'
import { keepDocument, readDocument } from '../../../vendor-documents/keep-document.ts'
import { WireError } from '../errors.ts'
import { type Answer, anyOf, type Call, ok, type Route } from '../route.ts'
import {
  type FactorSwitch,
  factorAnswers,
  factorNames,
  factorParams,
  factorSwitch,
  type Policies,
  policies,
  type WireFactor,
} from './guardian-schemas.ts'

export const guardianRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/guardian/factors',
    scopes: anyOf('read:guardian_factors'),
    summary: 'Get Factors and multi-factor authentication details',
    answers: { 200: factorAnswers },
    differs: 'The factors that Rollcall has are on until somebody switches them off; the vendor begins with all off.',
    handle: listFactors,
  },
  {
    method: 'PUT',
    path: '/guardian/factors/:name',
    params: factorParams,
    scopes: anyOf('update:guardian_factors'),
    summary: 'Update multi-factor authentication type',
    body: factorSwitch,
    answers: { 200: factorSwitch },
    differs: 'sms, push-notification and duo are kept and given back: no sign-in here asks for them.',
    handle: setFactor,
  },
  {
    method: 'GET',
    path: '/guardian/policies',
    scopes: anyOf('read:mfa_policies'),
    summary: 'Get multi-factor authentication policies',
    answers: { 200: policies },
    handle: listPolicies,
  },
  {
    method: 'PUT',
    path: '/guardian/policies',
    scopes: anyOf('update:mfa_policies'),
    summary: 'Update multi-factor authentication policies',
    body: policies,
    answers: { 200: policies },
    differs: 'confidence-score is refused; all-applications is the one policy there is.',
    handle: setPolicies,
  },
]

/** Null for what no sign-in here asks for: nothing sends text messages or pushes. */
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

/** Those that are not ours and on. */
const keptSwitches = { kind: 'guardian', name: 'factors' } as const

async function listFactors({ directory }: Call): Promise<Answer> {
  const { stores, sealer } = directory
  const [{ disabledFactors }, kept] = await Promise.all([
    stores.settings.read(),
    readSwitches({ vendorDocuments: stores.vendorDocuments, sealer }),
  ])
  return ok(
    factorNames.map((name) => {
      const factor = ours[name]
      const enabled = factor === null ? kept[name] === true : !disabledFactors.includes(factor)
      return { name, enabled, trial_expired: false }
    }),
  )
}

async function readSwitches(
  deps: Pick<Directory, 'sealer'> & Pick<Directory['stores'], 'vendorDocuments'>,
): Promise<JsonObject> {
  return (await readDocument(deps, keptSwitches)) ?? {}
}

async function setFactor({ actor, params, body, directory }: Call<unknown, FactorSwitch>): Promise<Answer> {
  const { enabled } = body
  const name = params.name as WireFactor
  const factor = ours[name]
  await directory.change(async (deps) => {
    const { disabledFactors } = await deps.settings.readForChange()
    if (factor === null) {
      const kept = await readSwitches(deps)
      if ((kept[name] === true) !== enabled) await keepDocument(deps, actor, keptSwitches, { ...kept, [name]: enabled })
      return
    }
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
async function setPolicies({ actor, body, directory }: Call<unknown, Policies>): Promise<Answer> {
  if (body.includes('confidence-score')) {
    const message = 'The policy confidence-score is not available on this server. Use all-applications.'
    throw new WireError(400, message, 'operation_not_supported')
  }
  const isRequired = body.includes('all-applications')
  await directory.change(async (deps) => {
    const { mfaPolicy } = await deps.settings.readForChange()
    if (isRequired === (mfaPolicy === 'required')) return
    await changeSettings(deps, actor, { mfaPolicy: isRequired ? 'required' : 'optional' })
  })
  return ok(body)
}
