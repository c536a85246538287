// What the vendor adds to the options of a connection that is no database of passwords, by its strategy; everything else
// is kept as it was given. What sign-in reads of it: src/upstreams.
import { isJsonObject, type JsonObject } from '../kernel/json.ts'
import { certificateFacts } from './certificate-facts.ts'
import { scopeOptions } from './strategy-scopes.ts'

/** What was left out goes, but for what decides the ids of people who came `before`. */
export function strategyOptions(strategy: string, given: JsonObject, before: JsonObject = {}): JsonObject {
  const { map_user_id_to_id } = before
  const standing: JsonObject = map_user_id_to_id === undefined ? {} : { map_user_id_to_id }
  const options = { ...defaults[strategy], ...standing, ...given, ...scopeOptions(strategy, given) }
  return { ...options, ...derived[strategy]?.(given) }
}

// How Rollcall speaks to providers, in the vendor's words: the code flow, and always with RFC 7636.
const openId: JsonObject = {
  type: 'back_channel',
  schema_version: 'oidc-V4',
  connection_settings: { pkce: 'auto' },
}

// No provider's word about an address opens an account that was there before (OID-17).
const neverTrusted: JsonObject = { should_trust_email_verified_connection: 'never_set_emails_as_verified' }
const guarded: JsonObject = { brute_force_protection: true }

const defaults: Readonly<Record<string, JsonObject>> = {
  email: guarded,
  sms: guarded,
  ad: { ...guarded, ips: null },
  adfs: { ...neverTrusted, thumbprints: [] },
  oidc: { ...openId, attribute_map: { mapping_mode: 'bind_all' } },
  okta: { ...openId, attribute_map: { mapping_mode: 'basic_profile' } },
  'google-apps': { handle_login_from_social: true, map_user_id_to_id: false },
  samlp: { assertion_decryption_settings: { algorithm_profile: 'v2026-1', algorithm_exceptions: [] } },
  windowslive: { signin: true },
  waad: {
    ...neverTrusted,
    identity_api: 'microsoft-identity-platform-v2.0',
    waad_protocol: 'openid-connect',
    use_wsfed: false,
    useCommonEndpoint: false,
    waad_common_endpoint: false,
  },
}

/** What follows from what was given. */
const derived: Readonly<Record<string, (given: JsonObject) => JsonObject>> = {
  adfs: ({ signInEndpoint, fedMetadataXml }): JsonObject => {
    const endpoint = signInEndpoint ?? passiveEndpoint(fedMetadataXml)
    return endpoint === null ? {} : { signInEndpoint: endpoint }
  },
  oidc: ownMetadata,
  okta: ownMetadata,
  samlp: ({ signingCert }) => certificateFacts(signingCert),
  pingfederate: ({ signingCert, signInEndpoint, pingFederateBaseUrl }): JsonObject => ({
    ...certificateFacts(signingCert),
    ...(signInEndpoint == null && pingFederateBaseUrl != null ? { signInEndpoint: pingFederateBaseUrl } : {}),
  }),
  waad: ({ waad_common_endpoint, useCommonEndpoint }): JsonObject =>
    waad_common_endpoint === undefined && useCommonEndpoint === true ? { waad_common_endpoint: true } : {},
}

/** OpenID Connect Discovery §3: what metadata leave out, and addresses that stand in them alone. */
function ownMetadata({ oidc_metadata: metadata, ...given }: JsonObject): JsonObject {
  if (!isJsonObject(metadata)) return {}
  const missing = ['token_endpoint', 'userinfo_endpoint'].filter((name) => name in given && given[name] === null)
  return {
    oidc_metadata: {
      claims_parameter_supported: false,
      request_parameter_supported: false,
      request_uri_parameter_supported: true,
      require_request_uri_registration: false,
      ...metadata,
    },
    ...Object.fromEntries(missing.map((name) => [name, metadata[name] ?? null])),
  }
}

/** WS-Federation's way in, as the federation metadata of AD FS name it. */
function passiveEndpoint(metadata: unknown): string | null {
  if (typeof metadata !== 'string') return null
  const found = /PassiveRequestorEndpoint>[\s\S]{0,2000}?<(?:\w+:)?Address>\s*([^<\s]+)/.exec(metadata)
  return found?.[1] ?? null
}
