// Where a provider's metadata lie, and what the options of a connection say of it themselves, in the vendor's words.
import { isJsonObject, type JsonObject } from '../kernel/json.ts'
import type { Preset } from './presets.ts'
import { textOf } from './upstream.ts'

/** What the options name; the older names are those of the vendor's custom social connections. */
export function ownMetadata({ endpoints }: Preset, options: JsonObject): JsonObject {
  const kept = isJsonObject(options.oidc_metadata) ? options.oidc_metadata : {}
  const option = (...names: string[]) =>
    names.map((name) => textOf(options[name]) ?? textOf(kept[name])).find((value) => value !== null)
  return {
    issuer: option('issuer') ?? null,
    authorization_endpoint: option('authorization_endpoint', 'authorizationURL') ?? endpoints?.authorization ?? null,
    token_endpoint: option('token_endpoint', 'tokenURL') ?? endpoints?.token ?? null,
    jwks_uri: option('jwks_uri') ?? null,
    userinfo_endpoint: option('userinfo_endpoint', 'userInfoURL') ?? endpoints?.profile ?? null,
  }
}

/** Whether nothing is to be asked of the provider before somebody can be sent there. */
export function isWhole({ protocol }: Preset, own: JsonObject): boolean {
  if (protocol === 'oauth') return true
  return textOf(own.issuer) !== null && textOf(own.authorization_endpoint) !== null && textOf(own.jwks_uri) !== null
}

export interface MetadataPlace {
  /** The issuer that the metadata have to name. */
  readonly issuer: string
  readonly address: string
}

/** Null where the options name none (OpenID Connect Discovery §4). */
export function metadataPlace(preset: Preset, options: JsonObject): MetadataPlace | null {
  const expected = textOf(options.discovery_url) ?? textOf(options.issuer) ?? preset.issuer?.(options) ?? null
  if (expected === null) return null
  const issuer = expected.replace(/\/?(\.well-known\/openid-configuration)?$/, '')
  return { issuer, address: `${issuer}/.well-known/openid-configuration` }
}

/** Where the client secret is sent, or what says where; null where nothing does. */
export function secretPlace(preset: Preset, options: JsonObject): string | null {
  return textOf(ownMetadata(preset, options).token_endpoint) ?? metadataPlace(preset, options)?.address ?? null
}

/** A provider speaks for itself alone (OpenID Connect Discovery §4.3). */
export function speaksForItself(preset: Preset, place: MetadataPlace, found: JsonObject): boolean {
  const issuer = textOf(found.issuer) ?? ''
  return preset.isIssuer?.(issuer) ?? issuer.replace(/\/$/, '') === place.issuer
}

/** What was found, where the options do not say otherwise; the issuer is the provider's own word. */
export function withOwn(found: JsonObject, own: JsonObject): JsonObject {
  const given = Object.entries(own).filter(([key, value]) => key !== 'issuer' && value !== null)
  return { ...found, ...Object.fromEntries(given) }
}
