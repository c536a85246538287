// `POST /oauth/token` (RFC 6749 §3.2): who asks, by which grant, and then that grant's own file.
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Directory } from '../../directory.ts'
import { callerOf } from '../../http/request-caller.ts'
import { type AuthenticatedClient, authenticatedClient } from '../client-authentication.ts'
import { refuseOtherGrants } from '../client-grant-types.ts'
import type { ClientRequest } from '../client-proof.ts'
import { provenKey } from '../dpop.ts'
import { OAuthError } from '../errors.ts'
import { forRequest } from '../for-request.ts'
import { bodyParameters } from '../parameters.ts'
import { refuseNetwork } from '../refuse-network.ts'
import { authorizationCode } from './authorization-code.ts'
import { clientCredentials } from './client-credentials.ts'
import { deviceCode, deviceCodeGrant } from './device-code.ts'
import { mfaOob, mfaOtp, mfaRecoveryCode } from './mfa-grants.ts'
import { password, passwordRealm } from './password-realm.ts'
import { passwordlessGrant, passwordlessOtp } from './passwordless-otp.ts'
import { refreshToken } from './refresh-token.ts'
import { refusing } from './refused-grant.ts'
import type { Grant, TokenAnswer, TokenCall } from './token-call.ts'

export const tokenEndpointPath = 'oauth/token'

const machineGrant = 'client_credentials'

const grants: ReadonlyMap<string, Grant> = new Map([
  [machineGrant, clientCredentials],
  ['authorization_code', authorizationCode],
  ['refresh_token', refreshToken],
  [deviceCodeGrant, deviceCode],
  ['password', password],
  ['http://auth0.com/oauth/grant-type/password-realm', passwordRealm],
  [passwordlessGrant, passwordlessOtp],
  ['http://auth0.com/oauth/grant-type/mfa-otp', mfaOtp],
  ['http://auth0.com/oauth/grant-type/mfa-oob', mfaOob],
  ['http://auth0.com/oauth/grant-type/mfa-recovery-code', mfaRecoveryCode],
])

export const grantTypes: readonly string[] = [...grants.keys()]

export function mountTokenEndpoint(server: FastifyInstance, whole: Directory): void {
  server.post(`/${tokenEndpointPath}`, async (request, reply) => {
    const directory = forRequest(whole)
    const parameters = bodyParameters(request)
    const grantType = parameters.required('grant_type', 200)
    const grant = grants.get(grantType)
    if (grant === undefined) {
      throw new OAuthError(403, 'unsupported_grant_type', `Unsupported grant type: ${grantType.slice(0, 100)}`)
    }
    const { client, isProven } = await clientOf(directory, request, grantType)
    refuseOtherGrants(client, grantType)
    const keyThumbprint = await provenKey(directory, request, tokenEndpointPath)
    if (keyThumbprint === null && client.settings.require_proof_of_possession === true) {
      throw new OAuthError(400, 'invalid_dpop_proof', 'This client must prove a key: send a DPoP header')
    }
    reply.header('cache-control', 'no-store').header('pragma', 'no-cache')
    const call = { directory, client, isProven, parameters, origin: callerOf(request), keyThumbprint }
    return await granted(call, grant, grantType).catch((fault: unknown) => refusing(call, grantType, fault))
  })
}

/** Only a machine stands for nobody, who might be kept out where it is. */
async function granted(call: TokenCall, grant: Grant, grantType: string): Promise<TokenAnswer> {
  if (grantType !== machineGrant) await refuseNetwork(call.directory, call.origin, call.client.id)
  return grant(call)
}

async function clientOf(
  directory: Directory,
  request: FastifyRequest,
  grantType: string,
): Promise<AuthenticatedClient> {
  const asked: ClientRequest = {
    authorization: request.headers.authorization,
    parameters: bodyParameters(request),
    origin: callerOf(request),
  }
  try {
    return await authenticatedClient(directory, asked, grantType)
  } catch (fault) {
    // Machines of the vendor's world expect its word here (auth0.md 1.2).
    const isVendorCase = fault instanceof OAuthError && fault.code === 'invalid_client' && grantType === machineGrant
    throw isVendorCase ? new OAuthError(fault.status, 'access_denied', fault.message) : fault
  }
}
