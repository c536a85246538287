import type { UserChanges } from './user.ts'

export interface UpdateUserInput extends UserChanges {
  readonly password?: string | null
  /** Names the identity that is meant; the primary one when left out. */
  readonly connection?: string
  /** Refuse when the record has changed since this version was read. */
  readonly ifVersion?: number
}
