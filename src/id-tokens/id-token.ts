// ID tokens: who signed in, how and when, told to one client (OpenID Connect Core §2). They open nothing: no API of ours
// takes one for an access token.
import { createHash } from 'node:crypto'
import type { Clock } from '../kernel/clock.ts'
import { type SignJwtDeps, signJwt } from '../signing-keys/sign-jwt.ts'
import { type Person, personClaims } from './person-claims.ts'

export interface IssueIdTokenDeps extends SignJwtDeps {
  readonly clock: Clock
  readonly issuer: string
}

export interface IdTokenInput {
  readonly clientId: string
  readonly person: Person
  readonly scope: readonly string[]
  readonly lifetimeSeconds: number
  readonly nonce: string | null
  /** Seconds since 1970. */
  readonly authenticatedAt: number
  /** RFC 8176 names. */
  readonly methods: readonly string[]
  /** The authentication context that was asked for and reached. */
  readonly contextClass: string | null
  readonly sessionId: string | null
  readonly organization: { readonly id: string; readonly name: string } | null
  /** What comes along with the token and must not be swapped on the way (§3.3.2.11). */
  readonly accessToken?: string | null
  readonly code?: string | null
  readonly state?: string | null
  /** Who acts as the person (RFC 8693 §4.1). */
  readonly actorId?: string | null
}

export async function issueIdToken(deps: IssueIdTokenDeps, input: IdTokenInput): Promise<string> {
  const { nonce, methods, contextClass, sessionId, organization } = input
  const issuedAt = Math.floor(deps.clock.now().getTime() / 1000)
  return signJwt(deps, 'JWT', {
    ...personClaims(input.person, input.scope),
    iss: deps.issuer,
    aud: input.clientId,
    iat: issuedAt,
    exp: issuedAt + input.lifetimeSeconds,
    auth_time: input.authenticatedAt,
    ...(methods.length === 0 ? {} : { amr: methods }),
    ...(contextClass === null ? {} : { acr: contextClass }),
    ...(sessionId === null ? {} : { sid: sessionId }),
    ...(input.actorId == null ? {} : { act: { sub: input.actorId } }),
    ...(nonce === null ? {} : { nonce }),
    ...(organization === null ? {} : { org_id: organization.id, org_name: organization.name }),
    ...hashClaim('at_hash', input.accessToken),
    ...hashClaim('c_hash', input.code),
    ...hashClaim('s_hash', input.state),
  })
}

/** The left half of the hash that belongs to RS256 (OpenID Connect Core §3.1.3.6). */
function hashClaim(name: string, value: string | null | undefined): Record<string, string> {
  if (value === null || value === undefined) return {}
  return { [name]: createHash('sha256').update(value).digest().subarray(0, 16).toString('base64url') }
}
