// Token families: everything that was issued on one authorization of one client by one person. Revoking the family
// kills its access tokens and its refresh token at once; a replayed refresh token revokes the family (RFC 9700 §4.14).
import type { JsonObject } from '../kernel/json.ts'
import type { Origin } from '../sessions/session.ts'

export interface TokenFamily {
  readonly id: string
  readonly userId: string
  readonly securityVersion: number
  readonly clientId: string
  readonly sessionId: string | null
  readonly audience: string | null
  /** Everything that was granted; a refresh may ask for less, never for more. */
  readonly scope: readonly string[]
  readonly organizationId: string | null
  readonly signIn: FamilySignIn
  /** JWK thumbprint of the DPoP key that every use must prove (RFC 9449 §5). */
  readonly keyThumbprint: string | null
  /** Null without a refresh token; else what its tokens are derived from. */
  readonly sealedSecret: Buffer | null
  readonly rotates: boolean
  /** Which refresh token is in force. */
  readonly generation: number
  readonly rotatedAt: Date | null
  readonly createdAt: Date
  readonly lastExchangedAt: Date | null
  readonly idleExpiresAt: Date | null
  readonly expiresAt: Date | null
  readonly revokedAt: Date | null
  readonly initial: Origin
  readonly last: Origin
  readonly metadata: JsonObject | null
}

/** What later ID tokens of the family repeat of the sign-in. */
export interface FamilySignIn {
  /** Seconds since 1970, the `auth_time` of OpenID Connect Core §2. */
  readonly authenticatedAt: number
  /** RFC 8176 names, the `amr`. */
  readonly methods: readonly string[]
  readonly nonce: string | null
  /** The connections whose providers said who it is; none where it was proven another way. */
  readonly connectionIds?: readonly string[]
  /** Who acts as the person, and until when at the most, in seconds since 1970 (RFC 8693 §4.1). */
  readonly actor?: { readonly id: string; readonly until: number }
}

/** Whether the refresh token may be used when the person is away, and so survives their sign-out. */
export function isOffline({ scope }: Pick<TokenFamily, 'scope'>): boolean {
  return scope.includes('offline_access')
}
