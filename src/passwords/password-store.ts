import type { StoredPassword } from './stored-password.ts'

/** The identity a password opens. */
export interface PasswordOwner {
  readonly connectionId: string
  readonly subject: string
}

export interface PasswordStore {
  find(owner: PasswordOwner): Promise<StoredPassword | null>
  /** Those before the present one, latest first. */
  listEarlier(owner: PasswordOwner, atMost: number): Promise<readonly StoredPassword[]>
  /**
   * The same password in a newer form: no change that anybody is told of or that history keeps. Has no effect when
   * another one took the place of `insteadOf` meanwhile.
   */
  rehash(owner: PasswordOwner, stored: StoredPassword, insteadOf: StoredPassword): Promise<void>
  /**
   * The password is known to have leaked. False, and no effect, where that was known, or where another password took the
   * place of `stored` meanwhile.
   */
  noteLeaked(owner: PasswordOwner, stored: StoredPassword, at: Date): Promise<boolean>
  /** Puts the password in place of the one before, if any, and remembers so many of the earlier ones. */
  keep(owner: PasswordOwner, stored: StoredPassword, at: Date, earlierToKeep?: number): Promise<void>
  /** The identity has none any more, and none before it. */
  remove(owner: PasswordOwner): Promise<void>
}
