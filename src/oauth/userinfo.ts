// `GET` and `POST /userinfo` (OpenID Connect Core §5.3): what a token's scopes open of the person, as it is now.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type AccessTokenClaims, userinfoAudience } from '../access-tokens/access-token.ts'
import { checkPossession, type PresentedToken } from '../access-tokens/check-possession.ts'
import { livePersonScope, personStanding } from '../access-tokens/check-standing.ts'
import { dpopAlgorithms } from '../access-tokens/dpop-proof.ts'
import type { AccessTokenVerifier } from '../access-tokens/verify-access-token.ts'
import type { Directory } from '../directory.ts'
import { personClaims } from '../id-tokens/person-claims.ts'
import { RollcallError } from '../kernel/errors.ts'
import { dpopHeader } from './dpop.ts'
import { OAuthError, type OAuthErrorCode } from './errors.ts'
import { bodyParameters } from './parameters.ts'

export const userinfoPath = 'userinfo'

export function mountUserinfo(server: FastifyInstance, directory: Directory, verifier: AccessTokenVerifier): void {
  const answer = async (request: FastifyRequest, reply: FastifyReply) => {
    const { claims, scheme } = await bearerOf(directory, verifier, request, reply)
    const challenge = (status: number, code: OAuthErrorCode, description: string) =>
      challenged(reply, scheme, status, code, description)
    const standing = await personStanding(directory.stores.tokenFamilies, claims, directory.clock.now())
    if (standing === null || !claims.audience.includes(userinfoAudience(directory.issuer))) {
      throw challenge(401, 'invalid_token', 'The token is not for this endpoint, or is over')
    }
    const scope = [...livePersonScope(claims, standing)]
    if (!scope.includes('openid')) throw challenge(403, 'insufficient_scope', 'The token lacks the scope openid')
    const person = await directory.stores.users.find(standing.userId)
    if (person === null) throw challenge(401, 'invalid_token', 'The person does not exist any more')
    return reply.header('cache-control', 'no-store').send(personClaims(person, scope))
  }
  server.get(`/${userinfoPath}`, answer)
  server.post(`/${userinfoPath}`, answer)
}

type Scheme = PresentedToken['scheme']

/** In the header or in a form, one of them, and never in the address (RFC 6750 §2, RFC 9449 §7.1). */
function presentedToken(request: FastifyRequest, reply: FastifyReply): { readonly token: string; scheme: Scheme } {
  const { authorization, 'content-type': type } = request.headers
  const isForm = request.method === 'POST' && type?.startsWith('application/x-www-form-urlencoded') === true
  const inForm = isForm ? bodyParameters(request).text('access_token', 20_000) : null
  if (authorization !== undefined && inForm !== null) {
    throw challenged(reply, 'bearer', 400, 'invalid_request', 'The token must come in one way only')
  }
  const [word = '', inHeader] = authorization?.split(' ') ?? ['bearer', inForm ?? undefined]
  const scheme = word.toLowerCase()
  if ((scheme === 'bearer' || scheme === 'dpop') && inHeader !== undefined && inHeader !== '') {
    return { token: inHeader, scheme }
  }
  // Who shows nothing is told no error (RFC 6750 §3.1).
  reply.header('www-authenticate', `Bearer realm="Rollcall", ${dpopChallenge}`)
  throw new OAuthError(401, 'invalid_request', 'An access token is needed')
}

async function bearerOf(
  directory: Directory,
  verifier: AccessTokenVerifier,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<{ readonly claims: AccessTokenClaims; readonly scheme: Scheme }> {
  const { token, scheme } = presentedToken(request, reply)
  const { publicUrl, stores, clock } = directory
  try {
    const claims = await verifier.verify(token)
    await checkPossession({ oneTimeSecrets: stores.oneTimeSecrets, clock }, claims, {
      token,
      scheme,
      proof: dpopHeader(request),
      method: request.method,
      url: publicUrl + userinfoPath,
    })
    return { claims, scheme }
  } catch (fault) {
    if (!(fault instanceof RollcallError) || fault.kind === 'unavailable') throw fault
    const isOfProof = fault.code === 'dpop_proof_invalid'
    throw challenged(
      reply,
      scheme,
      401,
      isOfProof ? 'invalid_dpop_proof' : 'invalid_token',
      isOfProof ? fault.message : 'The token is not valid',
    )
  }
}

const dpopChallenge = `DPoP realm="Rollcall", algs="${dpopAlgorithms.join(' ')}"`

function challenged(
  reply: FastifyReply,
  scheme: Scheme,
  status: number,
  code: OAuthErrorCode,
  description: string,
): OAuthError {
  const challenge = scheme === 'dpop' ? dpopChallenge : 'Bearer realm="Rollcall"'
  reply.header('www-authenticate', `${challenge}, error="${code}", error_description="${description}"`)
  return new OAuthError(status, code, description)
}
