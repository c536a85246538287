// Clients as this wire shows them (auth0.md 5.7): to whom how much, and what stands where nobody set anything.
import type { Client } from '../../../clients/client.ts'
import { settingsForReader } from '../../../clients/client-addons.ts'
import { currentSecret, openClientSecret } from '../../../clients/client-secret.ts'
import type { Directory } from '../../../directory.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { isJsonObject, type JsonObject } from '../../../kernel/json.ts'
import type { Sealer } from '../../../kernel/sealing.ts'
import { strongerClients } from '../../../operators/refuse-unheld-scopes.ts'
import { type KeyCertificate, keyCertificate } from '../../../signing-keys/certificate.ts'
import { type FamilyRules, familyRules } from '../../../token-families/family-rules.ts'
import { clientSettings, unsetSettings } from './client-settings.ts'

const summaryNames = 'client_id app_type name description'.split(' ')

export const clientFieldNames: ReadonlySet<string> = new Set([
  ...`tenant global callback_url_template client_id client_secret name app_type is_first_party grant_types signing_keys
  token_endpoint_auth_method client_authentication_methods resource_server_identifier`.split(/\s+/),
  ...Object.keys(clientSettings),
])

export interface ClientView {
  readonly sealer: Sealer
  /** Of its secrets the one that counts then is shown. */
  readonly now: Date
  readonly tenant: string
  /** Names and kinds alone, or everything but secrets. */
  readonly isWhole: boolean
  /** Of the client itself. */
  readonly showsSecret: boolean
  /** Programs that may do more than the caller: their secrets would lend it what it lacks. */
  readonly stronger: ReadonlySet<string>
  /** Whoever makes a new secret for the client reads none that others put into its addons. */
  readonly showsAddonSecrets: boolean
  readonly showsCredentials: boolean
  readonly certificate: KeyCertificate | null
}

/** What the caller may see of these. */
export async function viewFor(
  directory: Directory,
  actor: Actor,
  shown: readonly Pick<Client, 'id'>[],
): Promise<ClientView> {
  const { sealer, application, publicUrl, stores, clock, managementAudience } = directory
  const { permissions } = actor
  const readsKeys = permissions.has('read:client_keys')
  const ids = readsKeys ? shown.map(({ id }) => id) : []
  const [current] = readsKeys ? await stores.signingKeys.list() : []
  return {
    sealer,
    now: clock.now(),
    tenant: application.id,
    isWhole: readsKeys || permissions.has('read:clients'),
    showsSecret: readsKeys,
    stronger: await strongerClients({ ...stores, managementAudience }, actor, ids),
    showsAddonSecrets: readsKeys,
    showsCredentials: permissions.has('read:client_credentials'),
    certificate: current === undefined ? null : keyCertificate(sealer, current, new URL(publicUrl).hostname),
  }
}

/** For whoever made the client or gave it a new secret. */
export async function viewForMaker(directory: Directory, actor: Actor): Promise<ClientView> {
  const asKeeper = { ...actor, permissions: new Set([...actor.permissions, 'read:client_keys']) }
  const view = await viewFor(directory, asKeeper, [])
  return { ...view, showsAddonSecrets: actor.permissions.has('read:client_keys') }
}

export function clientJson(client: Client, view: ClientView): JsonObject {
  const whole = wholeClient(client, view)
  if (view.isWhole) return whole
  const names = [...summaryNames, ...(view.showsCredentials ? ['client_authentication_methods', 'encryption_key'] : [])]
  return Object.fromEntries(Object.entries(whole).filter(([name]) => names.includes(name)))
}

function wholeClient(client: Client, view: ClientView): JsonObject {
  const { sealer, now, tenant, showsAddonSecrets, certificate } = view
  const showsSecret = view.showsSecret && !view.stronger.has(client.id)
  const { appType, tokenEndpointAuthMethod, resourceServerIdentifier } = client
  return {
    tenant,
    global: false,
    callback_url_template: false,
    client_id: client.id,
    ...(showsSecret ? { client_secret: openClientSecret(sealer, client.id, currentSecret(client, now)) } : {}),
    ...(certificate === null ? {} : { signing_keys: [signingKeyJson(certificate)] }),
    name: client.name,
    ...(appType === null ? {} : { app_type: appType }),
    is_first_party: client.isFirstParty,
    grant_types: [...client.grantTypes],
    ...(tokenEndpointAuthMethod === null ? {} : { token_endpoint_auth_method: tokenEndpointAuthMethod }),
    ...(resourceServerIdentifier === null ? {} : { resource_server_identifier: resourceServerIdentifier }),
    ...unsetSettings,
    refresh_token: refreshTokenJson(familyRules(client)),
    ...logoutUnderItsOldName(client.settings),
    ...settingsForReader(sealer, client, showsAddonSecrets),
  }
}

function signingKeyJson({ pem, pkcs7, subject }: KeyCertificate) {
  return { cert: pem, pkcs7, subject }
}

/** For the answer to a creation, in which the vendor shows the private key as well. */
export function withMaskedKey(client: JsonObject): JsonObject {
  const keys = Array.isArray(client.signing_keys) ? client.signing_keys : []
  return { ...client, encrypted: true, signing_keys: keys.map((key) => ({ ...Object(key), key: '*****' })) }
}

const daySeconds = 86_400

function refreshTokenJson({ rotates, leewaySeconds, absoluteSeconds, idleSeconds }: FamilyRules): JsonObject {
  return {
    rotation_type: rotates ? 'rotating' : 'non-rotating',
    expiration_type: absoluteSeconds === null && idleSeconds === null ? 'non-expiring' : 'expiring',
    leeway: leewaySeconds,
    token_lifetime: absoluteSeconds ?? 30 * daySeconds,
    infinite_token_lifetime: absoluteSeconds === null,
    idle_token_lifetime: idleSeconds ?? 15 * daySeconds,
    infinite_idle_token_lifetime: idleSeconds === null,
  }
}

function logoutUnderItsOldName({ oidc_logout: logout }: JsonObject): JsonObject {
  const urls = isJsonObject(logout) ? logout.backchannel_logout_urls : undefined
  return urls === undefined ? {} : { oidc_backchannel_logout: { backchannel_logout_urls: urls } }
}
