// What is known of providers beforehand, by strategy: the rest stands in the connection's options, in the vendor's words.
import type { JsonObject } from '../kernel/json.ts'
import { type Claims, textOf } from './upstream.ts'

export interface Preset {
  /** Null: the connection's own name. */
  readonly name: string | null
  readonly protocol: 'openid' | 'oauth'
  /** Where its metadata lie, unless the options say so. */
  readonly issuer?: (options: JsonObject) => string | null
  /** Whether the issuer that the metadata name may stand at that place; equality where left out. */
  readonly isIssuer?: (issuer: string) => boolean
  /** E-mail addresses are told at `/emails` below the profile. */
  readonly listsEmails?: true
  readonly endpoints?: Readonly<Record<'authorization' | 'token' | 'profile', string>>
  readonly scope: readonly string[]
  readonly parameters?: (options: JsonObject) => Readonly<Record<string, string>>
  /** Another claim than `sub` that names the person for good. */
  readonly subject?: (claims: Claims, options: JsonObject) => string | null
  /** Whether the person is one of those the connection is for. */
  readonly admits?: (claims: Claims, options: JsonObject) => boolean
}

const openId = ['openid', 'profile', 'email']
/** A name that may stand in an address; null for whatever else. */
export const host = (value: unknown) => (typeof value === 'string' && /^[a-z\d][a-z\d.-]*$/i.test(value) ? value : null)
const hosted = (options: JsonObject) => host(options.domain)
const company = (options: JsonObject) => host(options.tenant_domain) ?? host(options.domain)

const google: Preset = {
  name: 'Google',
  protocol: 'openid',
  issuer: () => 'https://accounts.google.com',
  scope: openId,
}

const microsoftHost = 'https://login.microsoftonline.com'
const guid = '[\\da-f]{8}(?:-[\\da-f]{4}){3}-[\\da-f]{12}'
const microsoftIssuer = new RegExp(`^${microsoftHost}/(?:${guid}|\\{tenantid\\})/v2\\.0$`)

const microsoft = {
  name: 'Microsoft',
  protocol: 'openid',
  isIssuer: (issuer) => microsoftIssuer.test(issuer),
  scope: openId,
} as const satisfies Preset

const atDomain: Preset = {
  name: null,
  protocol: 'openid',
  issuer: (options) => (hosted(options) === null ? null : `https://${hosted(options)}`),
  scope: openId,
}

export const presets: Readonly<Record<string, Preset>> = {
  'google-oauth2': google,
  'google-apps': {
    ...google,
    parameters: (options): Record<string, string> => {
      const domain = company(options)
      return domain === null ? {} : { hd: domain }
    },
    // Without this, everybody with any Google account would be one of the company's people.
    admits: ({ hd }, options) => company(options) !== null && hd === company(options),
  },
  windowslive: {
    ...microsoft,
    issuer: () => `${microsoftHost}/consumers/v2.0`,
    // The short id by which the vendor knows personal accounts: the end of their object id.
    subject: ({ oid }) =>
      typeof oid === 'string' && /^0{8}-0{4}-0{4}-/.test(oid) ? oid.slice(19).replace('-', '') : null,
  },
  waad: {
    ...microsoft,
    issuer: (options) => {
      const tenant = host(options.tenantId) ?? company(options)
      if (tenant !== null) return `${microsoftHost}/${tenant}/v2.0`
      return options.waad_common_endpoint === true ? `${microsoftHost}/common/v2.0` : null
    },
    subject: ({ oid, sub }, { userid_attribute }) => (userid_attribute === 'oid' ? textOf(oid) : textOf(sub)),
  },
  github: {
    name: 'GitHub',
    protocol: 'oauth',
    endpoints: {
      authorization: 'https://github.com/login/oauth/authorize',
      token: 'https://github.com/login/oauth/access_token',
      profile: 'https://api.github.com/user',
    },
    listsEmails: true,
    scope: ['read:user', 'user:email'],
  },
  okta: atDomain,
  'auth0-oidc': atDomain,
  oidc: { name: null, protocol: 'openid', scope: openId },
  oauth2: { name: null, protocol: 'oauth', scope: [] },
}
