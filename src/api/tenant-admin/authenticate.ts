// Who calls: the bearer of an access token for the tenant administration API, whose rights are read anew on each request.
import type { FastifyRequest } from 'fastify'
import { checkPossession, type PresentedToken } from '../../access-tokens/check-possession.ts'
import type { AccessTokenVerifier } from '../../access-tokens/verify-access-token.ts'
import type { Directory } from '../../directory.ts'
import { callerOf } from '../../http/request-caller.ts'
import type { Actor } from '../../kernel/actor.ts'
import { RollcallError } from '../../kernel/errors.ts'
import { tenantBearer } from '../../memberships/tenant-bearer.ts'
import { tenantAccessIdentifier } from '../../resource-servers/tenant-access-api.ts'

export type Authenticate = (request: FastifyRequest) => Promise<Actor>

export function bearerAuthentication(directory: Directory, verifier: AccessTokenVerifier): Authenticate {
  const { stores, clock, publicUrl } = directory
  const proofDeps = { oneTimeSecrets: stores.oneTimeSecrets, clock }
  return async (request) => {
    const shown = presentedToken(request.headers.authorization)
    const claims = await verifier.verify(shown.token)
    if (!claims.audience.includes(tenantAccessIdentifier)) {
      throw new RollcallError('invalid_token', `The token is not for the API ${tenantAccessIdentifier}.`)
    }
    const proof = request.headers.dpop === undefined ? null : String(request.headers.dpop)
    // The path as it was asked for, below our address as it is published: no host of the request counts.
    const url = publicUrl + request.url.slice(1)
    await checkPossession(proofDeps, claims, { ...shown, proof, method: request.method, url })
    const bearer = await tenantBearer(stores, clock, claims)
    if (bearer === null) throw new RollcallError('token_revoked', 'The token was revoked.')
    return { ...bearer, ...callerOf(request) }
  }
}

function presentedToken(header: string | undefined): Pick<PresentedToken, 'token' | 'scheme'> {
  if (header === undefined) {
    throw new RollcallError('missing_credentials', 'Send an access token: Authorization: Bearer …')
  }
  const [word = '', token = '', ...rest] = header.split(' ')
  const scheme = word.toLowerCase()
  if ((scheme === 'bearer' || scheme === 'dpop') && token !== '' && rest.length === 0) return { token, scheme }
  throw new RollcallError('invalid_token', 'The Authorization header holds no access token.')
}
