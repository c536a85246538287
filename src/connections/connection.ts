// Connections: the sources of identities. A database of passwords, an e-mail or SMS connection, or another provider, whom
// src/upstreams asks.
import { invalidField } from '../kernel/errors.ts'
import { isJsonObject, type Json, type JsonObject } from '../kernel/json.ts'
import { isPasswordLevel, type PasswordPolicy } from '../passwords/password-policy.ts'

export interface Connection {
  readonly id: string
  readonly name: string
  readonly strategy: string
  readonly displayName: string | null
  /** Whose people it holds, where pools are isolated; null in a shared pool, and before an organization has it. */
  readonly organizationId: string | null
  /** False refuses new people and new addresses and passwords. */
  readonly isEnabled: boolean
  /** In the vendor's words, whose vocabulary these options are; the readers below are the only ones that interpret it. */
  readonly options: JsonObject
  /** Kept for callers, in their words; nothing here reads it. */
  readonly settings: JsonObject
  /** The clients whose users may come from here, by id. */
  readonly enabledClients: readonly string[]
  readonly createdAt: Date
  /** Counts changes of the connection and of its clients, for `If-Match`. */
  readonly version: number
}

export type ConnectionKind = 'database' | 'email' | 'sms' | 'other'

export function connectionKind({ strategy }: Pick<Connection, 'strategy'>): ConnectionKind {
  if (strategy === 'auth0') return 'database'
  return strategy === 'email' || strategy === 'sms' ? strategy : 'other'
}

export const socialStrategies: ReadonlySet<string> = new Set(
  `amazon apple baidu bitbucket bitly box daccount dropbox dwolla evernote evernote-sandbox exact facebook fitbit github
  google-oauth2 instagram line linkedin oauth1 oauth2 paypal paypal-sandbox planningcenter salesforce salesforce-community
  salesforce-sandbox shop shopify soundcloud thirtysevensignals twitter untappd vkontakte weibo windowslive wordpress
  yahoo yandex`.split(/\s+/),
)

export function isSocialStrategy(strategy: string): boolean {
  return socialStrategies.has(strategy)
}

const enterpriseStrategies: ReadonlySet<string> = new Set(
  `ad adfs auth0-adldap auth0-oidc custom google-apps ip office365 oidc okta pingfederate samlp
  sharepoint waad`.split(/\s+/),
)

/** A company's own provider, found by the address that somebody types. */
export function isEnterpriseStrategy(strategy: string): boolean {
  return enterpriseStrategies.has(strategy)
}

const strategies: ReadonlySet<string> = new Set(['auth0', 'email', 'sms', ...enterpriseStrategies, ...socialStrategies])

export type StrategyType = 'database' | 'passwordless' | 'social' | 'enterprise'

/** As the vendor's logs sort them. */
export function strategyType(strategy: string): StrategyType {
  const kind = connectionKind({ strategy })
  if (kind === 'database') return 'database'
  if (kind !== 'other') return 'passwordless'
  return isSocialStrategy(strategy) ? 'social' : 'enterprise'
}

export function strategiesOfType(type: StrategyType): readonly string[] {
  return [...strategies].filter((strategy) => strategyType(strategy) === type)
}

export function refuseBadConnection({ name, strategy }: Pick<Connection, 'name' | 'strategy'>): void {
  if (name.length > 128) throw invalidField('name', `String is too long (${name.length} chars), maximum 128`)
  if (!/^[a-zA-Z0-9](-?[a-zA-Z0-9])*$/.test(name)) {
    throw invalidField('name', `String does not match pattern ^[a-zA-Z0-9](-?[a-zA-Z0-9])*$: ${name}`)
  }
  if (!strategies.has(strategy)) throw invalidField('strategy', `No enum match for: ${strategy.slice(0, 100)}`)
}

/** By its own switch, or by the attribute that took its place (auth0.md 5.8). */
export function requiresUsername({ options }: Connection): boolean {
  const { identifier, signup } = section(section(options.attributes).username)
  const asAttribute = section(identifier).active === true && section(signup).status === 'required'
  return options.requires_username === true || asAttribute
}

/** How long a username may be, in characters (auth0.md 5.8). */
export function usernameLengths({ options }: Connection): { readonly min: number; readonly max: number } {
  const { min, max } = section(section(options.validation).username)
  const { min_length, max_length } = section(section(section(options.attributes).username).validation)
  return { min: number(min) ?? number(min_length) ?? 1, max: number(max) ?? number(max_length) ?? 15 }
}

export function passwordPolicy({ options }: Pick<Connection, 'options'>): PasswordPolicy {
  if (options.passwordPolicy == null && isJsonObject(options.password_options)) {
    return { ...newerPasswordPolicy(options.password_options), expiryDays: expiryDaysOf(options) }
  }
  const { passwordPolicy: level, password_complexity_options, password_dictionary, password_history } = options
  const minLength = number(section(password_complexity_options).min_length)
  return {
    level: typeof level === 'string' && isPasswordLevel(level) ? level : 'none',
    ...(minLength === undefined ? {} : { minLength }),
    dictionary: {
      enabled: section(password_dictionary).enable === true,
      words: texts(section(password_dictionary).dictionary),
    },
    noPersonalInfo: section(options.password_no_personal_info).enable === true,
    history: { enabled: section(password_history).enable === true, size: number(section(password_history).size) ?? 5 },
    expiryDays: expiryDaysOf(options),
  }
}

/** `password_options`, the vendor's newer form of the same rules. Its kinds of character are read as the nearest level. */
function newerPasswordPolicy(options: JsonObject): Omit<PasswordPolicy, 'expiryDays'> {
  const { complexity, profile_data, history, dictionary } = options
  const { character_types, identical_characters } = section(complexity)
  const kinds = texts(character_types).length
  const minLength = number(section(complexity).min_length)
  const ofFour = identical_characters === 'block' ? 'excellent' : 'good'
  return {
    level: kinds > 3 ? ofFour : kinds > 0 ? 'fair' : 'none',
    ...(minLength === undefined ? {} : { minLength }),
    dictionary: { enabled: section(dictionary).active === true, words: texts(section(dictionary).custom) },
    noPersonalInfo: section(profile_data).active === true,
    history: { enabled: section(history).active === true, size: number(section(history).size) ?? 3 },
  }
}

/** An option of our own: the vendor's passwords never expire. */
function expiryDaysOf({ password_expiry }: JsonObject): number | null {
  return number(section(password_expiry).days) ?? null
}

function section(value: Json | undefined): JsonObject {
  return isJsonObject(value) ? value : {}
}

function number(value: Json | undefined): number | undefined {
  return typeof value === 'number' ? value : undefined
}

function texts(value: Json | undefined): string[] {
  return Array.isArray(value) ? value.filter((text) => typeof text === 'string') : []
}
