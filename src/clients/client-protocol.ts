// What the sign-in protocol needs to know of a client, read once from the settings that callers keep in their own words
// (auth0.md 5.7). A setting of a wrong type counts as not set.
import { isJsonObject, type Json } from '../kernel/json.ts'
import type { Client } from './client.ts'
import { provesByKey } from './client-credential.ts'

export interface ClientProtocol {
  readonly redirectUrls: readonly string[]
  readonly logoutUrls: readonly string[]
  /** Where `web_message` answers may be posted to. */
  readonly webOrigins: readonly string[]
  readonly backchannelLogoutUrls: readonly string[]
  /** It cannot keep a secret, so PKCE is what binds a code to it (RFC 6749 §2.1). */
  readonly isPublic: boolean
  readonly isNative: boolean
  readonly isSinglePage: boolean
  /** Whether it may have tokens from the authorization endpoint itself. */
  readonly allowsImplicit: boolean
  readonly mustPushRequests: boolean
  readonly idTokenSeconds: number
}

/** The vendor's ten hours (auth0.md 5.7). */
const defaultIdTokenSeconds = 36_000
const idTokenMostSeconds = 2_592_000

export function clientProtocol(client: Client): ClientProtocol {
  const { settings, appType } = client
  return {
    redirectUrls: texts(settings.callbacks),
    logoutUrls: texts(settings.allowed_logout_urls),
    webOrigins: texts(settings.web_origins),
    backchannelLogoutUrls: [
      ...texts(inside(settings.oidc_logout, 'backchannel_logout_urls')),
      ...texts(inside(settings.oidc_backchannel_logout, 'backchannel_logout_urls')),
    ],
    isPublic: isPublicClient(client),
    isNative: appType === 'native',
    isSinglePage: appType === 'spa',
    allowsImplicit: allowsImplicit(client),
    mustPushRequests: settings.require_pushed_authorization_requests === true,
    idTokenSeconds: idTokenSeconds(inside(settings.jwt_configuration, 'lifetime_in_seconds')),
  }
}

export function isPublicClient(client: Client): boolean {
  const { tokenEndpointAuthMethod, appType } = client
  if (provesByKey(client)) return false
  if (tokenEndpointAuthMethod !== null) return tokenEndpointAuthMethod === 'none'
  return appType === 'native' || appType === 'spa'
}

const usualGrantTypes = ['authorization_code', 'implicit', 'refresh_token']

/**
 * Every client has `implicit` in the list it gets by default, as the vendor's clients do, yet nobody asked for it
 * (RFC 9700 §2.1.2). So only a list that somebody chose counts: one that differs from the default lists.
 */
function allowsImplicit({ grantTypes }: Client): boolean {
  const listed = new Set(grantTypes)
  listed.delete('client_credentials')
  const isDefault = listed.size === usualGrantTypes.length && usualGrantTypes.every((name) => listed.has(name))
  return listed.has('implicit') && !isDefault
}

function idTokenSeconds(value: Json | undefined): number {
  const isUsable = typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= idTokenMostSeconds
  return isUsable ? value : defaultIdTokenSeconds
}

function texts(value: Json | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string' && item !== '') : []
}

function inside(section: Json | undefined, name: string): Json | undefined {
  return isJsonObject(section) ? section[name] : undefined
}
