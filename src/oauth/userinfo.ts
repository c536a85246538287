// `GET` and `POST /userinfo` (OpenID Connect Core §5.3): what a token's scopes open of the person, as it is now.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type AccessTokenClaims, userinfoAudience } from '../access-tokens/access-token.ts'
import { livePersonScope, personStanding } from '../access-tokens/check-standing.ts'
import type { AccessTokenVerifier } from '../access-tokens/verify-access-token.ts'
import type { Directory } from '../directory.ts'
import { personClaims } from '../id-tokens/person-claims.ts'
import { RollcallError } from '../kernel/errors.ts'
import { OAuthError, type OAuthErrorCode } from './errors.ts'
import { bodyParameters } from './parameters.ts'

export const userinfoPath = 'userinfo'

export function mountUserinfo(server: FastifyInstance, directory: Directory, verifier: AccessTokenVerifier): void {
  const answer = async (request: FastifyRequest, reply: FastifyReply) => {
    const claims = await verified(verifier, presentedToken(request, reply), reply)
    const standing = await personStanding(directory.stores.tokenFamilies, claims)
    if (standing === null || !claims.audience.includes(userinfoAudience(directory.issuer))) {
      throw challenged(reply, 401, 'invalid_token', 'The token is not for this endpoint, or is over')
    }
    const scope = [...livePersonScope(claims, standing)]
    if (!scope.includes('openid'))
      throw challenged(reply, 403, 'insufficient_scope', 'The token lacks the scope openid')
    const person = await directory.stores.users.find(standing.userId)
    if (person === null) throw challenged(reply, 401, 'invalid_token', 'The person does not exist any more')
    return reply.header('cache-control', 'no-store').send(personClaims(person, scope))
  }
  server.get(`/${userinfoPath}`, answer)
  server.post(`/${userinfoPath}`, answer)
}

/** In the header or in a form, one of them, and never in the address (RFC 6750 §2). */
function presentedToken(request: FastifyRequest, reply: FastifyReply): string {
  const { authorization, 'content-type': type } = request.headers
  const isForm = request.method === 'POST' && type?.startsWith('application/x-www-form-urlencoded') === true
  const inForm = isForm ? bodyParameters(request).text('access_token', 20_000) : null
  const [scheme, inHeader] = authorization?.split(' ') ?? []
  if (authorization !== undefined && inForm !== null) {
    throw challenged(reply, 400, 'invalid_request', 'The token must come in one way only')
  }
  const token = scheme?.toLowerCase() === 'bearer' ? inHeader : (inForm ?? undefined)
  if (token !== undefined && token !== '') return token
  // Who shows nothing is told no error (RFC 6750 §3.1).
  reply.header('www-authenticate', 'Bearer realm="Rollcall"')
  throw new OAuthError(401, 'invalid_request', 'An access token is needed')
}

async function verified(verifier: AccessTokenVerifier, token: string, reply: FastifyReply): Promise<AccessTokenClaims> {
  try {
    const claims = await verifier.verify(token)
    // Bound to a key, so it opens nothing when it is merely shown (RFC 9449 §7.2).
    if (claims.keyThumbprint === null) return claims
  } catch (fault) {
    if (!(fault instanceof RollcallError)) throw fault
  }
  throw challenged(reply, 401, 'invalid_token', 'The token is not valid')
}

function challenged(reply: FastifyReply, status: number, code: OAuthErrorCode, description: string): OAuthError {
  reply.header('www-authenticate', `Bearer realm="Rollcall", error="${code}", error_description="${description}"`)
  return new OAuthError(status, code, description)
}
