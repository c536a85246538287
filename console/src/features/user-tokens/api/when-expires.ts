import type { RefreshToken } from './user-tokens.ts'

/** The nearer of both ends: so long unused, or at all. Null where it lives until it is revoked. */
export function whenExpires({
  idleExpiresAt,
  expiresAt,
}: Pick<RefreshToken, 'idleExpiresAt' | 'expiresAt'>): string | null {
  if (idleExpiresAt === null || expiresAt === null) return idleExpiresAt ?? expiresAt
  return idleExpiresAt < expiresAt ? idleExpiresAt : expiresAt
}
