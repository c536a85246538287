// Who calls: the bearer of an access token for the tenant administration API, whose rights are read anew on each request.
import type { FastifyRequest } from 'fastify'
import { checkPossession } from '../../access-tokens/check-possession.ts'
import type { AccessTokenVerifier } from '../../access-tokens/verify-access-token.ts'
import type { Directory } from '../../directory.ts'
import { presentedToken, shownToken } from '../../http/presented-token.ts'
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
    const shown = shownToken(request)
    if (shown === null) {
      throw new RollcallError('missing_credentials', 'Send an access token: Authorization: Bearer …')
    }
    const claims = await verifier.verify(shown.token)
    if (!claims.audience.includes(tenantAccessIdentifier)) {
      throw new RollcallError('invalid_token', `The token is not for the API ${tenantAccessIdentifier}.`)
    }
    await checkPossession(proofDeps, claims, presentedToken(request, shown, publicUrl))
    const bearer = await tenantBearer(stores, clock, claims)
    if (bearer === null) throw new RollcallError('token_revoked', 'The token was revoked.')
    return { ...bearer, ...callerOf(request) }
  }
}
