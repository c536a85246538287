// Who calls `/api/v2`: a bearer token, checked by signature and audience, and against what its client may do right now.
import type { FastifyRequest } from 'fastify'
import type { AccessTokenClaims, GrantStanding } from '../../access-tokens/access-token.ts'
import type { AccessTokenVerifier } from '../../access-tokens/verify-access-token.ts'
import type { Directory } from '../../directory.ts'
import type { Actor } from '../../kernel/actor.ts'
import { RollcallError } from '../../kernel/errors.ts'
import { SharedReads } from '../../kernel/shared-read.ts'
import { WireError } from './errors.ts'

/** What a token says of its bearer, and what is true of them at this moment. */
export interface Authenticated {
  readonly claimed: Actor
  /** Rejects when the client, its grant or the key is gone. May do no more than `claimed`. */
  readonly live: Promise<Actor>
}

export type Authenticate = (request: FastifyRequest) => Promise<Authenticated>

export function bearerAuthentication(directory: Directory, verifier: AccessTokenVerifier): Authenticate {
  const standings = new SharedReads<GrantStanding | null>()
  const standingOf = ({ clientId, audience, keyId }: AccessTokenClaims) =>
    standings.ask(`${clientId} ${keyId}`, () => directory.stores.grantStanding.standing(clientId, audience, keyId))
  return async (request) => {
    const claims = await verifier.verify(bearerToken(request.headers.authorization))
    if (claims.audience !== directory.managementAudience) {
      throw new RollcallError('invalid_token', `Bad audience: ${claims.audience}`)
    }
    const claimed: Actor = {
      kind: 'client',
      id: claims.clientId,
      name: claims.clientId,
      permissions: claims.scope,
      ip: request.callerAddress,
      userAgent: request.headers['user-agent']?.slice(0, 500) ?? null,
      requestId: request.id,
    }
    const live = standingOf(claims).then((standing) => {
      if (standing === null) throw new RollcallError('token_revoked', 'Invalid token')
      return { ...claimed, name: standing.clientName, permissions: livePermissions(claims, standing.scope) }
    })
    // Whoever awaits it hears of its failure; nobody may be left who does not.
    live.catch(() => undefined)
    return { claimed, live }
  }
}

// The same token under the same grant allows the same; a changed grant is another text.
const computed = new WeakMap<
  AccessTokenClaims,
  { readonly granted: string; readonly permissions: Actor['permissions'] }
>()

/** What the token says and the grant still allows. */
function livePermissions(claims: AccessTokenClaims, granted: string): Actor['permissions'] {
  const known = computed.get(claims)
  if (known?.granted === granted) return known.permissions
  const allowed = new Set(granted.split(' '))
  const permissions = new Set([...claims.scope].filter((scope) => allowed.has(scope)))
  computed.set(claims, { granted, permissions })
  return permissions
}

/** The wording of the two refusals is the vendor's framework's (auth0.md 1.3). */
function bearerToken(header: string | undefined): string {
  if (header === undefined) throw new RollcallError('missing_credentials', 'Missing authentication')
  const [scheme, token, ...rest] = header.split(' ')
  if (scheme?.toLowerCase() !== 'bearer' || token?.split('.').length !== 3 || rest.length > 0) {
    throw new WireError(400, 'Bad HTTP authentication header format', 'Bearer')
  }
  return token
}
