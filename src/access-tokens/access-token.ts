// Access tokens: JWTs that a client presents to an API (RFC 9068). Issued for one client and one audience, in its own
// name or a person's, checked by signature and against what the client or the person may do right now.
import type { Permission } from '../kernel/actor.ts'

/** Whom a token speaks for: the client itself, or a person, whose tokens of one authorization are a family. */
export type TokenSubject =
  | { readonly kind: 'client' }
  | { readonly kind: 'user'; readonly userId: string; readonly familyId: string }

export interface AccessTokenClaims {
  readonly subject: TokenSubject
  readonly clientId: string
  /** One API, and the userinfo endpoint where `openid` was granted. */
  readonly audience: readonly string[]
  readonly scope: ReadonlySet<Permission>
  /** Seconds since 1970, as in RFC 7519 §4.1. */
  readonly issuedAt: number
  readonly expiresAt: number
  readonly keyId: string
  /** Of the key that every use must prove (RFC 9449 §6); null for a bearer token. */
  readonly keyThumbprint: string | null
}

/** What is true at this moment of a machine token's client; null where client, grant or key is gone. */
export interface GrantStanding {
  readonly clientName: string
  /** What the grant allows now, whatever the token says; separated by spaces. */
  readonly scope: string
}

export interface GrantStandingStore {
  /** One indexed read on the primary: no cache stands between a revocation and the next request (security.md 5.4). */
  standing(clientId: string, audience: string, keyId: string): Promise<GrantStanding | null>
}

/** Where a token without an API of its own opens: OpenID Connect Core §5.3. */
export function userinfoAudience(issuer: string): string {
  return `${issuer}userinfo`
}
