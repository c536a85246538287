import type { StoredPassword } from './stored-password.ts'

/** Hashes a new password with the installation's current pepper. Throws `busy` when the lane is full. */
export type HashPassword = (password: string) => Promise<StoredPassword>
