// Access tokens: JWTs that a client presents to an API. Issued for one client and one audience, checked by signature and
// against what the client may do right now.
import type { Permission } from '../kernel/actor.ts'

export interface AccessTokenClaims {
  readonly clientId: string
  readonly audience: string
  readonly scope: ReadonlySet<Permission>
  /** Seconds since 1970, as in RFC 7519 §4.1. */
  readonly issuedAt: number
  readonly expiresAt: number
  readonly keyId: string
}

/** What is true at this moment of a token's client; null where client, grant or key is gone. */
export interface GrantStanding {
  readonly clientName: string
  /** What the grant allows now, whatever the token says; separated by spaces. */
  readonly scope: string
}

export interface GrantStandingStore {
  /** One indexed read on the primary: no cache stands between a revocation and the next request (security.md 5.4). */
  standing(clientId: string, audience: string, keyId: string): Promise<GrantStanding | null>
}
