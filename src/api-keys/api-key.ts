// API keys: the secrets that programs send as `X-API-Key`. This folder owns what a key may hold, who may make one, and
// the key of the local command line. A key is checked by its hash on every request; nothing about it is cached.
import type { Permission } from '../kernel/actor.ts'
import { secretHash } from '../kernel/sealing.ts'

export interface ApiKey {
  readonly id: string
  readonly name: string
  readonly permissions: readonly Permission[]
  /** It opens what belongs to this organization and nothing else; null for the whole application. */
  readonly organizationId: string | null
  /** Whose key it is: it goes when they do, and counts as them. Null for one that is a program's alone. */
  readonly userId: string | null
  /** How its secret begins, for people who compare it with one they found; null for keys older than this. */
  readonly secretStart: string | null
  /** Null: until it is revoked. */
  readonly expiresAt: Date | null
  /** To within some minutes; null: never since this is kept. */
  readonly lastUsedAt: Date | null
  readonly lastUsedIp: string | null
  readonly createdAt: Date
}

/** What the secret of a key begins with, so that people and scanners recognise one. */
export const apiKeyPrefix = 'rc_ak'

const shownCharacters = 4

/** Too little to guess the rest by. */
export function startOfSecret(secret: string): string {
  return secret.slice(0, apiKeyPrefix.length + 1 + shownCharacters)
}

/** The only form in which a key's secret is stored. */
export function apiKeyHash(secret: string): Buffer {
  return secretHash('api key', secret)
}

/** Whether it can be one of our keys at all: 32 random bytes in base64url behind the prefix. */
export function looksLikeApiKey(text: string): boolean {
  return /^rc_ak_[A-Za-z0-9_-]{43}$/.test(text)
}
