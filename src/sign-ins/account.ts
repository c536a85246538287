// The account a sign-in is about: what decides about it, read in one statement.
import type { StoredPassword } from '../passwords/stored-password.ts'
import type { Admission } from '../users/lifecycle.ts'
import type { RequiredAction } from '../users/required-actions.ts'

export interface Account {
  readonly userId: string
  readonly securityVersion: number
  /** Whether they are let in now is asked with the time (users/lifecycle.ts). */
  readonly admission: Admission
  readonly email: string | null
  readonly emailVerified: boolean
  readonly name: string | null
  readonly locale: string | null
  readonly createdAt: Date
  readonly lastLogin: Date | null
  /** The identity it was found by. */
  readonly connectionId: string
  readonly subject: string
  readonly password: StoredPassword | null
  /** Since when the password is known to have leaked; null: not known. */
  readonly passwordLeakedAt: Date | null
  /** When it was changed last; null: not since the account was made. */
  readonly passwordChangedAt: Date | null
  readonly requiredActions: readonly RequiredAction[]
}

export interface AccountStore {
  /** By e-mail address, username or phone number in one connection, in the spelling that is stored. */
  findByIdentifier(connectionId: string, identifier: string): Promise<Account | null>
  findBySubject(connectionId: string, subject: string): Promise<Account | null>
  /** By the person's primary identity. */
  find(userId: string): Promise<Account | null>
  /** Counts a sign-in: last_login, last_ip, last_country, logins_count. Without a country it is looked up later. */
  noteSignIn(userId: string, at: Date, ip: string | null, country?: string | null): Promise<void>
  /** Some of those whose last sign-in was in a country that nobody has looked up. */
  listUnplaced(atMost: number): Promise<readonly Omit<PlacedSignIn, 'country'>[]>
  /** Leaves whoever has signed in from elsewhere meanwhile. */
  place(found: readonly PlacedSignIn[]): Promise<void>
}

export interface PlacedSignIn {
  readonly userId: string
  readonly ip: string | null
  readonly country: string
}
