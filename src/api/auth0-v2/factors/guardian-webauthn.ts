// Settings of security keys and passkeys in the vendor's words.
import { changeSettings } from '../../../applications/change-settings.ts'
import type { ApplicationSettings } from '../../../applications/settings.ts'
import { relyingPartyId } from '../../../authentication-methods/passkeys.ts'
import type { Directory } from '../../../directory.ts'
import type { Actor } from '../../../kernel/actor.ts'
import type { JsonObject } from '../../../kernel/json.ts'
import { changeDocument, type KeepDocumentDeps, readDocument } from '../../../vendor-documents/keep-document.ts'
import type { DocumentKey } from '../../../vendor-documents/vendor-document.ts'
import { WireError } from '../errors.ts'
import { type Answer, anyOf, type Call, ok, type Route } from '../route.ts'
import { platformSettings, roamingSettings } from './guardian-schemas.ts'

const reads = anyOf('read:guardian_factors')
const changes = anyOf('update:guardian_factors')
const ownHost = 'The relying party is the host of the public URL; another identifier is refused.'
const roaming = { path: '/guardian/factors/webauthn-roaming/settings', answers: { 200: roamingSettings } }
const platform = { path: '/guardian/factors/webauthn-platform/settings', answers: { 200: platformSettings } }

export const guardianWebauthnRoutes: readonly Route[] = [
  { method: 'GET', ...roaming, scopes: reads, summary: 'Get WebAuthn Roaming settings', handle: getRoaming },
  {
    method: 'PUT',
    ...roaming,
    scopes: changes,
    summary: 'Update WebAuthn Roaming settings',
    body: roamingSettings,
    differs: `${ownHost} Passkeys are always unlocked, whatever userVerification says of security keys.`,
    handle: setRoaming,
  },
  { method: 'GET', ...platform, scopes: reads, summary: 'Get WebAuthn Platform settings', handle: getPlatform },
  {
    method: 'PUT',
    ...platform,
    scopes: changes,
    summary: 'Update WebAuthn Platform settings',
    body: platformSettings,
    differs: ownHost,
    handle: setPlatform,
  },
]

const keys = {
  roaming: { kind: 'guardian', name: 'webauthn-roaming' },
  platform: { kind: 'guardian', name: 'webauthn-platform' },
} as const satisfies Record<string, DocumentKey>

interface RelyingParty {
  readonly overrideRelyingParty?: boolean
  readonly relyingPartyIdentifier?: string
}

interface Roaming extends RelyingParty {
  readonly userVerification?: ApplicationSettings['securityKeyVerification']
}

async function getRoaming({ directory }: Call): Promise<Answer> {
  const [{ securityKeyVerification }, kept] = await Promise.all([
    directory.stores.settings.read(),
    relyingPartyOf(directory, keys.roaming),
  ])
  return ok({ userVerification: securityKeyVerification, ...kept })
}

async function setRoaming({ actor, body, directory }: Call<unknown, Roaming>): Promise<Answer> {
  const { userVerification, ...relyingParty } = body
  refuseForeignHost(directory, relyingParty)
  await directory.change(async (deps) => {
    if (userVerification !== undefined) {
      await changeSettings(deps, actor, { securityKeyVerification: userVerification })
    }
    await keepMerged(deps, actor, keys.roaming, relyingParty)
  })
  return ok(body)
}

async function getPlatform({ directory }: Call): Promise<Answer> {
  return ok(await relyingPartyOf(directory, keys.platform))
}

async function setPlatform({ actor, body, directory }: Call<unknown, RelyingParty>): Promise<Answer> {
  refuseForeignHost(directory, body)
  await directory.change((deps) => keepMerged(deps, actor, keys.platform, body))
  return ok(body)
}

/** What is left out stays as it is. */
async function keepMerged(deps: KeepDocumentDeps, actor: Actor, key: DocumentKey, given: RelyingParty): Promise<void> {
  await changeDocument(deps, actor, key, (kept) => ({ ...kept, ...given }))
}

async function relyingPartyOf({ stores, sealer }: Directory, key: DocumentKey): Promise<JsonObject> {
  const kept = await readDocument({ vendorDocuments: stores.vendorDocuments, sealer }, key)
  return { overrideRelyingParty: false, ...kept }
}

function refuseForeignHost(
  { publicUrl }: Directory,
  { overrideRelyingParty, relyingPartyIdentifier }: RelyingParty,
): void {
  const host = relyingPartyId(publicUrl)
  if (overrideRelyingParty !== true || relyingPartyIdentifier === host) return
  const message = `The relying party of this server is ${host}. Send overrideRelyingParty false, or that identifier.`
  throw new WireError(400, message, 'operation_not_supported')
}
