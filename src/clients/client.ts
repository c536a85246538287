// Clients: the programs that ask for tokens. A client's secrets are sealed; what tokens it may have for which API is its
// grants' matter (client-grant.ts).
import type { Actor } from '../kernel/actor.ts'
import { invalidField, RollcallError } from '../kernel/errors.ts'
import type { JsonObject } from '../kernel/json.ts'

export interface Client {
  readonly id: string
  readonly name: string
  /** What kind of program it is, such as `spa`; null where nobody said. */
  readonly appType: string | null
  readonly isFirstParty: boolean
  /** Made by Rollcall for itself; cannot be deleted. */
  readonly isSystem: boolean
  readonly grantTypes: readonly string[]
  /** How it proves itself at the token endpoint; null accepts the secret in the body or in the header. */
  readonly tokenEndpointAuthMethod: string | null
  /** The identifier of the API that this client itself is, where it is one. */
  readonly resourceServerIdentifier: string | null
  /** Newest first, and at least one; those that ended stay until another is made (client-secret.ts). */
  readonly secrets: readonly ClientSecret[]
  /** Whoever has one of these roles, and nobody else, gets in; null: everybody. Some may be gone. */
  readonly accessRoleIds: readonly string[] | null
  /**
   * Whoever comes to one of these organizations, or for themselves and belongs to one, and nobody else, gets in; null:
   * everybody. Deleted ones leave the list, and where none is left nobody gets in.
   */
  readonly accessOrganizationIds: readonly string[] | null
  /** The ways to prove oneself that it takes, of those the settings allow; null: all of them. Not of other providers. */
  readonly signInMethods: readonly SignInMethod[] | null
  /** Whether it asks everybody for a second factor. */
  readonly requiresMfa: boolean
  /** How long somebody's proof of who they are counts here (sessions/session-limit.ts); null: as long as their session lasts. */
  readonly sessionMinutes: number | null
  /** How long its access tokens live at most, whatever their API says; null: as long as that says. */
  readonly accessTokenMinutes: number | null
  /** Kept for callers, in their words; nothing here reads it. */
  readonly settings: JsonObject
  readonly createdAt: Date
}

export const signInMethods = ['password', 'passkey', 'email-code'] as const
export type SignInMethod = (typeof signInMethods)[number]

export interface ClientSecret {
  readonly id: string
  /** Null where nobody gave it one. */
  readonly name: string | null
  /** Opened by client-secret.ts alone. */
  readonly sealed: Buffer
  readonly createdAt: Date
  /** Null of those from before this was kept. */
  readonly createdBy: Pick<Actor, 'kind' | 'id' | 'name'> | null
  /** Null: until somebody ends it. */
  readonly expiresAt: Date | null
  /** To within some minutes; null: never since this is kept. */
  readonly lastUsedAt: Date | null
}

/** What a client may ask for when nobody said (auth0.md 5.7): programs that cannot keep a secret get no token by one. */
export function defaultGrantTypes(appType: string | null): readonly string[] {
  const interactive = ['authorization_code', 'implicit', 'refresh_token']
  if (appType === 'resource_server') return []
  return appType === 'native' || appType === 'spa' ? interactive : [...interactive, 'client_credentials']
}

const nameMaxLength = 255

export function refuseBadName(name: string): void {
  const length = [...name].length
  if (name.trim() === '') throw invalidField('name', 'String is too short (0 chars), minimum 1')
  if (length > nameMaxLength)
    throw invalidField('name', `String is too long (${length} chars), maximum ${nameMaxLength}`)
  // Names stand on sign-in pages.
  if (/[<>]/.test(name)) throw invalidField('name', `String does not match pattern ^[^<>]+$: ${name}`)
}

export function refuseSystem({ isSystem, name }: Client, what: string): void {
  if (isSystem) throw new RollcallError('system_resource_protected', `${name} belongs to Rollcall itself: ${what}.`)
}
