import type { ForeignHash } from './foreign-hash.ts'

/** What is kept for one password. Plain JSON, and secret: it never leaves the core. */
export type StoredPassword = OwnPassword | ForeignPassword

export interface OwnPassword {
  readonly kind: 'own'
  /** argon2id as a PHC string, its parameters inside. */
  readonly hash: string
  readonly pepperId: string
}

/** Brought along from another system; replaced by our own at the first successful sign-in. */
export interface ForeignPassword {
  readonly kind: 'foreign'
  readonly hash: ForeignHash
}
