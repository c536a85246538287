// A user as /api/v1 tells it, and the questions every screen asks about one.

export type UserStatus = 'active' | 'suspended' | 'locked' | 'expired'

/** A lock passes by itself and is lifted elsewhere: who is locked can be suspended, and not activated. */
export const isKeptOut = (status: UserStatus) => status === 'suspended' || status === 'expired'

export interface UserSummary {
  readonly id: string
  readonly email: string | null
  readonly emailVerified: boolean
  readonly username: string | null
  readonly phoneNumber: string | null
  readonly name: string | null
  readonly givenName: string | null
  readonly familyName: string | null
  readonly nickname: string | null
  readonly picture: string | null
  readonly status: UserStatus
  /** Of whoever is locked: when that ends by itself. */
  readonly lockedUntil: string | null
  /** Of whoever is suspended, where one was given. */
  readonly suspensionReason: string | null
  /** Of whoever is to be offboarded: when. */
  readonly offboardingAt: string | null
  readonly connection: string | null
  /** The only one, where pools are isolated: the same person may be in another one too. */
  readonly organization?: Named | null
  readonly lastSignInAt: string | null
  readonly signInCount: number
  readonly createdAt: string
  readonly updatedAt: string
  /** On rows of a list as far as it was asked for. */
  readonly pending?: Pending
}

/** What is still to come of an account. */
export interface Pending {
  readonly invitedAt: string | null
  readonly invitationExpiresAt: string | null
  readonly deletionAt: string | null
}

interface Named {
  readonly id: string
  readonly name: string
}

/** Where it is an estimate, there may be more. */
export interface Counted {
  readonly count: number
  readonly isEstimate: boolean
}

interface FirstOf<Item> {
  readonly first: readonly Item[]
  readonly total: Counted
}

/** How an account came to be. `by` is whoever made it for them. */
export interface AccountOrigin {
  readonly source: AccountSource
  readonly by: string | null
}

export type AccountSource = 'console' | 'organization' | 'api' | 'sign-up' | 'invitation' | 'import'

/** A row of the list. What hangs on the person is there as far as it was asked for. */
export interface ListedUser extends UserSummary {
  readonly mfa?: { readonly strongest: FactorKind | null; readonly count: number }
  readonly roles?: FirstOf<Named & { readonly organization: Named | null }>
  readonly organizations?: FirstOf<Named>
  readonly connections?: readonly string[]
  readonly sessions?: Counted
  /** Of the last 24 hours. */
  readonly failedSignIns?: Counted
  /** Null: there is no password. */
  readonly passwordChangedAt?: string | null
  /** Two letters; null where nobody knows. */
  readonly lastCountry?: string | null
  readonly origin?: AccountOrigin | null
  /** By the path of each key that was asked for. */
  readonly appMetadata?: Metadata
  readonly userMetadata?: Metadata
  /** The words of the search are theirs as a whole. */
  readonly isExactMatch?: true
}

export type FactorKind = 'passkey' | 'security-key' | 'totp' | 'phone' | 'email'

export interface Identity {
  readonly connection: string
  readonly provider: string
  readonly userId: string
  readonly isSocial: boolean
  readonly isPrimary: boolean
  readonly linkedAt: string
  readonly profile: Readonly<Record<string, unknown>> | null
}

export type Metadata = Readonly<Record<string, unknown>>

export interface User extends UserSummary {
  readonly phoneVerified: boolean
  readonly lastIp: string | null
  readonly suspendedUntil: string | null
  readonly appMetadata: Metadata | null
  readonly userMetadata: Metadata | null
  readonly identities: readonly Identity[]
  readonly version: string | number
}

/** What a person is called on screen: the name, or whatever they are known by. */
export function userLabel(user: UserSummary): string {
  return user.name || user.email || user.username || user.phoneNumber || user.id
}

/** The same where somebody is told from their namesakes: in isolated pools an address may be there once an organization. */
export function userLabelInFull(user: UserSummary): string {
  return user.organization ? `${userLabel(user)} · ${user.organization.name}` : userLabel(user)
}

/** The line below the name: the address, where it is not the name already. */
export function userContact(user: UserSummary): string | null {
  const label = userLabel(user)
  return [user.email, user.username, user.phoneNumber].find((contact) => contact !== null && contact !== label) ?? null
}

/** `auth0|6918…c6d7`: both ends of an id tell more than its beginning. */
export function shortId(id: string): string {
  return id.length <= 20 ? id : `${id.slice(0, 11)}…${id.slice(-4)}`
}
