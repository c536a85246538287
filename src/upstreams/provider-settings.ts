// What an operator sets of a provider, in our words, and which of the vendor's options say it. Which of it a strategy asks
// for stands in one table.
import type { Connection } from '../connections/connection.ts'
import { invalidField } from '../kernel/errors.ts'
import type { Json, JsonObject } from '../kernel/json.ts'
import { textOf } from './upstream.ts'

export const profileSyncs = ['each-sign-in', 'first-sign-in', 'never'] as const

/** What each strategy asks for. Nobody signs in here by any other, whatever of it is kept. */
const asked = {
  oidc: ['issuer', 'scopes', 'emailDomains'],
  okta: ['domain', 'scopes', 'emailDomains'],
  'auth0-oidc': ['domain', 'scopes', 'emailDomains'],
  waad: ['domain', 'scopes', 'emailDomains'],
  'google-apps': ['domain', 'emailDomains'],
  'google-oauth2': [],
  windowslive: [],
  github: [],
  oauth2: ['authorizationEndpoint', 'tokenEndpoint', 'profileEndpoint', 'scopes'],
} as const satisfies Readonly<Record<string, readonly (keyof ProviderSettings)[]>>

export type ProviderStrategy = keyof typeof asked
export const providerStrategies = Object.keys(asked) as readonly ProviderStrategy[]

export function isProviderStrategy(strategy: string): strategy is ProviderStrategy {
  return strategy in asked
}

export interface ProviderSettings {
  readonly clientId: string | null
  readonly hasClientSecret: boolean
  readonly issuer: string | null
  /** Of the company at a provider of many: `acme.okta.com`, or the directory's id. */
  readonly domain: string | null
  readonly authorizationEndpoint: string | null
  readonly tokenEndpoint: string | null
  readonly profileEndpoint: string | null
  /** What the provider is asked for; of none its standard ones. */
  readonly scopes: readonly string[]
  /** Whoever types an address of these is sent there. */
  readonly emailDomains: readonly string[]
  /** Whether an address counts as verified where the provider says so. */
  readonly trustsEmail: boolean
  /** Whether somebody who comes for the first time gets an account. */
  readonly takesNewcomers: boolean
  readonly profileSync: (typeof profileSyncs)[number]
}

/** Null takes it away; what is left out stays. The secret is written and never read. */
export type ProviderChanges = Partial<Omit<ProviderSettings, 'hasClientSecret'>> & {
  readonly clientSecret?: string | null
}

export function providerSettings({ options }: Pick<Connection, 'options'>): ProviderSettings {
  const first = (...names: string[]) => names.map((name) => textOf(options[name])).find((value) => value !== null)
  return {
    clientId: first('client_id') ?? null,
    hasClientSecret: options.client_secret != null && options.client_secret !== '',
    issuer: first('issuer', 'discovery_url') ?? null,
    domain: first('tenantId', 'tenant_domain', 'domain') ?? null,
    authorizationEndpoint: first('authorization_endpoint', 'authorizationURL') ?? null,
    tokenEndpoint: first('token_endpoint', 'tokenURL') ?? null,
    profileEndpoint: first('userinfo_endpoint', 'userInfoURL') ?? null,
    scopes: words(options.scope),
    emailDomains: words(options.domain_aliases),
    trustsEmail: trustsEmail(options),
    takesNewcomers: options.disable_signup !== true,
    profileSync: profileSyncs.find((sync) => syncOptions[sync] === options.set_user_root_attributes) ?? 'each-sign-in',
  }
}

/** In the vendor's words, under which its enterprise connections say it. */
export function trustsEmail({ should_trust_email_verified_connection: choice }: JsonObject): boolean {
  return choice !== 'never_set_emails_as_verified'
}

/** The options with the changes in them; secrets among them stay as they are. Throws a fault that names what the strategy has not. */
export function changedProviderOptions(
  strategy: ProviderStrategy,
  options: JsonObject,
  changes: ProviderChanges,
): JsonObject {
  const names = (Object.keys(changes) as (keyof ProviderChanges)[]).filter((name) => changes[name] !== undefined)
  const foreign = names.find(
    (name) => !everywhere.has(name) && !(askedOf(strategy) as readonly string[]).includes(name),
  )
  if (foreign !== undefined) throw invalidField(foreign, `A connection of ${strategy} has none.`)
  const written = names.map((name) => writers[name](changes[name] as never, strategy))
  const entries = Object.entries(Object.assign({}, options, ...written) as JsonObject)
  return Object.fromEntries(entries.filter(([, value]) => value !== null))
}

/** Without them nobody could be sent to the provider. */
export function requiredOf(strategy: ProviderStrategy): readonly (keyof ProviderSettings)[] {
  return ['clientId', ...askedOf(strategy).filter((name) => name !== 'scopes' && name !== 'emailDomains')]
}

function askedOf(strategy: ProviderStrategy): readonly (keyof ProviderSettings & keyof ProviderChanges)[] {
  return asked[strategy]
}

const everywhere: ReadonlySet<keyof ProviderChanges> = new Set([
  'clientId',
  'clientSecret',
  'trustsEmail',
  'takesNewcomers',
  'profileSync',
])

type Writers = {
  readonly [Name in keyof Required<ProviderChanges>]: (
    value: Exclude<ProviderChanges[Name], undefined>,
    strategy: ProviderStrategy,
  ) => JsonObject
}

/** What was found out of the issuer before belongs to it alone: the next one is asked anew. */
const noMetadata: JsonObject = {
  discovery_url: null,
  oidc_metadata: null,
  authorization_endpoint: null,
  token_endpoint: null,
  jwks_uri: null,
  userinfo_endpoint: null,
}

const writers: Writers = {
  clientId: (value) => ({ client_id: value }),
  clientSecret: (value) => ({ client_secret: value }),
  issuer: (value) => ({ ...noMetadata, issuer: value }),
  domain: (value, strategy): JsonObject => ({
    // Every company is at the same Google: its domain says only who comes in.
    ...(strategy === 'google-apps' ? {} : { ...noMetadata, issuer: null }),
    ...(strategy === 'waad' || strategy === 'google-apps'
      ? { tenant_domain: value, tenantId: null, domain: null }
      : { domain: value }),
  }),
  authorizationEndpoint: (value) => ({ authorization_endpoint: null, authorizationURL: value }),
  tokenEndpoint: (value) => ({ token_endpoint: null, tokenURL: value }),
  profileEndpoint: (value) => ({ userinfo_endpoint: null, userInfoURL: value }),
  scopes: (value) => ({ scope: value.length === 0 ? null : value.join(' ') }),
  emailDomains: (value) => ({ domain_aliases: value.length === 0 ? null : [...value] }),
  trustsEmail: (value) => ({
    should_trust_email_verified_connection: value ? 'always_set_emails_as_verified' : 'never_set_emails_as_verified',
  }),
  takesNewcomers: (value) => ({ disable_signup: value ? null : true }),
  profileSync: (value) => ({ set_user_root_attributes: syncOptions[value] }),
}

/** The vendor's `set_user_root_attributes`. */
const syncOptions: Readonly<Record<(typeof profileSyncs)[number], string>> = {
  'each-sign-in': 'on_each_login',
  'first-sign-in': 'on_first_login',
  never: 'never_on_login',
}

function words(value: Json | undefined): readonly string[] {
  const given = Array.isArray(value) ? value : typeof value === 'string' ? value.split(/[\s,]+/) : []
  return given.filter((each): each is string => typeof each === 'string' && each !== '')
}
