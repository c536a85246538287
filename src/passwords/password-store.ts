import type { StoredPassword } from './stored-password.ts'

/** The identity a password opens. */
export interface PasswordOwner {
  readonly connectionId: string
  readonly subject: string
}

export interface PasswordStore {
  find(owner: PasswordOwner): Promise<StoredPassword | null>
  /** Puts the password in place of the one before, if any. */
  /** The same password in a newer form: no change that anybody is told of or that history keeps. */
  rehash(owner: PasswordOwner, stored: StoredPassword): Promise<void>
  keep(owner: PasswordOwner, stored: StoredPassword, at: Date): Promise<void>
}
