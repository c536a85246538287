import type { UserChanges } from './user.ts'

export interface UpdateUserInput extends UserChanges {
  readonly password?: string | null
  /** Names the identity that is meant; the primary one when left out. */
  readonly connection?: string
  /** Mail a link that proves the address, in the name of this client (auth0.md 3.6 rule 16). */
  readonly verification?: { readonly clientId: string | null }
  /** Refuse when the record has changed since this version was read. */
  readonly ifVersion?: number
}
