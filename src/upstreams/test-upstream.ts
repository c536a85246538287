// Whether people could be sent to a provider and come back, as far as it can be told without one of them: the settings,
// its metadata, and the keys that it signs with. Each step says what is wrong by a word of a closed list; what a provider
// answered is judged and never shown (OUT-05).
import { type Connection, connectionKind } from '../connections/connection.ts'
import { openedOptions } from '../connections/connection-secrets.ts'
import { isJsonObject, type JsonObject } from '../kernel/json.ts'
import { type Outgoing, OutgoingFault } from '../kernel/outgoing.ts'
import type { Sealer } from '../kernel/sealing.ts'
import { fetchFault } from './fetch-fault.ts'
import { type Preset, presets } from './presets.ts'
import { isWhole, metadataPlace, ownMetadata, speaksForItself, withOwn } from './provider-metadata.ts'
import { type TestedStep, type TestFault, testSteps } from './tested-step.ts'
import { textOf } from './upstream.ts'

interface TestDeps {
  readonly outgoing: Outgoing
  readonly sealer: Sealer
}

/** All steps, in their order. Throws nothing that a provider can bring about. Not to be called in a transaction. */
export async function testUpstream(deps: TestDeps, connection: Connection): Promise<readonly TestedStep[]> {
  const preset = presets[connection.strategy]
  if (preset === undefined || connectionKind(connection) !== 'other') return ended([], failed('settings', 'strategy'))
  const options = openedOptions(deps.sealer, connection.id, connection.options)
  const settings = testedSettings(connection, preset, options)
  if (settings.state === 'fail') return ended([], settings)
  const own = ownMetadata(preset, options)
  const { steps, metadata } = isWhole(preset, own)
    ? { steps: [skipped('metadata'), skipped('issuer')], metadata: own }
    : await testedMetadata(deps, preset, options, own)
  if (metadata === null) return ended([settings, ...steps.slice(0, -1)], steps.at(-1) as TestedStep)
  const endpoints = testedEndpoints(deps, preset, options, metadata)
  if (endpoints.state === 'fail') return ended([settings, ...steps], endpoints)
  return [settings, ...steps, endpoints, await testedKeys(deps, preset, metadata)]
}

function testedSettings({ isEnabled }: Connection, preset: Preset, options: JsonObject): TestedStep {
  if (textOf(options.client_id) === null) return failed('settings', 'no-client-id')
  const own = ownMetadata(preset, options)
  if (!isWhole(preset, own) && metadataPlace(preset, options) === null) return failed('settings', 'no-place')
  if (!isEnabled) return { ...failed('settings', 'off'), state: 'warn' }
  const needsSecret = options.type !== 'front_channel' && textOf(options.client_secret) === null
  return needsSecret ? { ...failed('settings', 'no-client-secret'), state: 'warn' } : passed('settings')
}

async function testedMetadata(deps: TestDeps, preset: Preset, options: JsonObject, own: JsonObject) {
  const place = metadataPlace(preset, options)
  if (place === null) return { steps: [failed('metadata', 'no-place')], metadata: null }
  const { json, step } = await asked(deps, 'metadata', place.address)
  if (json === null) return { steps: [step], metadata: null }
  if (!speaksForItself(preset, place, json)) {
    return { steps: [step, failed('issuer', 'other-issuer', place.issuer)], metadata: null }
  }
  return { steps: [step, passed('issuer', place.issuer)], metadata: withOwn(json, own) }
}

function testedEndpoints(deps: TestDeps, preset: Preset, options: JsonObject, metadata: JsonObject): TestedStep {
  const isOpenId = preset.protocol === 'openid'
  const { authorization_endpoint, token_endpoint, userinfo_endpoint, jwks_uri } = metadata
  const needed = [
    [authorization_endpoint, 'no-authorization-endpoint', true],
    [token_endpoint, 'no-token-endpoint', options.type !== 'front_channel'],
    [userinfo_endpoint, 'no-profile-endpoint', !isOpenId],
    [jwks_uri, 'no-keys-address', isOpenId],
  ] as const
  for (const [value, fault, isNeeded] of needed) {
    const address = textOf(value)
    if (address === null && isNeeded) return failed('endpoints', fault)
    if (address !== null && deps.outgoing.objection(address) !== null) {
      return failed('endpoints', 'address-refused', address)
    }
  }
  return passed('endpoints', textOf(authorization_endpoint))
}

async function testedKeys(deps: TestDeps, preset: Preset, { jwks_uri }: JsonObject): Promise<TestedStep> {
  const address = textOf(jwks_uri)
  if (preset.protocol !== 'openid' || address === null) return skipped('keys')
  const { json, step } = await asked(deps, 'keys', address)
  if (json === null) return step
  const hasKeys = Array.isArray(json.keys) && json.keys.some((key) => isJsonObject(key) && key.use !== 'enc')
  return hasKeys ? step : failed('keys', 'no-keys', address)
}

/** Asked anew: what was kept for sign-ins tells nothing of this moment. */
async function asked({ outgoing }: TestDeps, step: TestedStep['step'], url: string) {
  try {
    const { status, body } = await outgoing.request({ method: 'GET', url, headers: { accept: 'application/json' } })
    if (status !== 200) return { json: null, step: { ...failed(step, 'status', url), status } }
    const json = parsed(body)
    return json === null ? { json, step: failed(step, 'no-json', url) } : { json, step: passed(step, url) }
  } catch (fault) {
    if (!(fault instanceof OutgoingFault)) throw fault
    return { json: null, step: failed(step, fetchFault(fault), url) }
  }
}

function parsed(text: string): JsonObject | null {
  try {
    const value: unknown = JSON.parse(text)
    return isJsonObject(value) ? value : null
  } catch {
    // That it is no JSON is what the step says.
    return null
  }
}

/** What comes after a step that failed is not tried. */
function ended(before: readonly TestedStep[], last: TestedStep): readonly TestedStep[] {
  const done = [...before, last]
  const rest = testSteps.filter((step) => !done.some((each) => each.step === step))
  return [...done, ...rest.map(skipped)]
}

function passed(step: TestedStep['step'], address: string | null = null): TestedStep {
  return { step, state: 'pass', fault: null, address, status: null }
}

function failed(step: TestedStep['step'], fault: TestFault, address: string | null = null): TestedStep {
  return { step, state: 'fail', fault, address, status: null }
}

function skipped(step: TestedStep['step']): TestedStep {
  return { step, state: 'skipped', fault: null, address: null, status: null }
}
