// Signing keys: what tokens are signed with. `next` is published before it is used, `current` signs, `retired`
// still verifies what it signed (security.md 5.3).
import type { JWK } from 'jose'

export interface SigningKey {
  /** The `kid` of tokens and of the published key set. */
  readonly id: string
  readonly state: 'next' | 'current' | 'retired'
  readonly publicJwk: JWK
  /** PKCS #8, sealed. */
  readonly sealedPrivateKey: Buffer
  readonly createdAt: Date
  readonly currentSince: Date | null
  readonly retiredAt: Date | null
}

export interface SigningKeyStore {
  /** Every key that may still verify a token, the current one first. */
  list(): Promise<readonly SigningKey[]>
  insert(key: SigningKey): Promise<void>
  /**
   * `current` becomes retired and `next` becomes current, in one step; false when there is no next key, or somebody else
   * did it at this moment.
   */
  promoteNext(at: Date): Promise<boolean>
  /** Forgets a key; whatever it signed is refused from then on. */
  remove(id: string): Promise<void>
  /** Forgets retired keys that retired before this time. */
  removeRetiredBefore(time: Date): Promise<void>
}

/** The algorithm is pinned here and never read from a token. */
export const signingAlgorithm = 'RS256'
