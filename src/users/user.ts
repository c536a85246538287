// Users: the people of one application. This folder owns what a user is and may become; identities of other connections,
// roles and sessions know a user by id only.
import type { JsonObject } from '../kernel/json.ts'
import type { LifecycleFacts } from './lifecycle.ts'

export interface User extends LifecycleFacts {
  /** `provider|subject` of the primary identity; split on the first pipe (auth0.md 2.3). */
  readonly id: string
  readonly email: string | null
  readonly emailVerified: boolean
  readonly username: string | null
  readonly phoneNumber: string | null
  readonly phoneVerified: boolean | null
  readonly name: string | null
  readonly nickname: string | null
  readonly givenName: string | null
  readonly familyName: string | null
  readonly picture: string | null
  /** Null until it was ever set. */
  readonly isBlocked: boolean | null
  readonly appMetadata: JsonObject | null
  readonly userMetadata: JsonObject | null
  readonly identities: readonly Identity[]
  /** The one they belong to, where pools are isolated; null in a shared one. */
  readonly organization: { readonly id: string; readonly name: string } | null
  readonly lastPasswordReset: Date | null
  readonly lastLogin: Date | null
  readonly lastIp: string | null
  /** Null before the first sign-in. */
  readonly loginsCount: number | null
  readonly createdAt: Date
  readonly updatedAt: Date
  /** Counts changes of the record, for `If-Match`. */
  readonly version: number
}

/** One way a user is known to one connection. The first identity of a user is the primary one. */
export interface Identity {
  readonly connectionId: string
  readonly connectionName: string
  readonly provider: string
  readonly subject: string
  readonly isPrimary: boolean
  readonly isSocial: boolean
  /** What the connection says of the person; kept for linked identities. */
  readonly profile: JsonObject | null
  /** Since when it is this user's. */
  readonly linkedAt: Date
}

/** The attributes a change may set; what is left out stays as it is. */
export type UserChanges = Partial<
  Pick<
    User,
    | 'email'
    | 'emailVerified'
    | 'username'
    | 'phoneNumber'
    | 'phoneVerified'
    | 'name'
    | 'nickname'
    | 'givenName'
    | 'familyName'
    | 'picture'
    | 'isBlocked'
    | 'expiresAt'
    | 'appMetadata'
    | 'userMetadata'
  >
>

export function primaryIdentity(user: User): Identity {
  const primary = user.identities.find(({ isPrimary }) => isPrimary)
  if (primary === undefined) throw new Error(`user ${user.id} has no primary identity`)
  return primary
}

/** By which connections somebody comes in, the primary one first. */
export function connectionNames({ identities }: Pick<User, 'identities'>): readonly string[] {
  return [...new Set(identities.map(({ connectionName }) => connectionName))]
}

export function userId(provider: string, subject: string): string {
  return `${provider}|${subject}`
}
