// What a client needs to know before it asks (OpenID Connect Discovery 1.0, RFC 8414, RFC 7517). Only what works is listed.
import type { FastifyInstance } from 'fastify'
import { dpopAlgorithms } from '../access-tokens/dpop-proof.ts'
import { protocolScopes } from '../access-tokens/grantable-scope.ts'
import { credentialAlgorithms } from '../clients/client-credential.ts'
import type { Directory } from '../directory.ts'
import { multiFactorAcr, responseModes } from '../sign-ins/authorization-request.ts'
import { signingAlgorithm } from '../signing-keys/signing-key.ts'
import { authorizePath } from './authorize/authorize-endpoint.ts'
import { pushedRequestsPath } from './authorize/pushed-requests.ts'
import { promptValues } from './authorize/rules/prompt.ts'
import { responseTypes } from './authorize/rules/response-type.ts'
import { clientAuthenticationMethods, provingMethods } from './client-authentication.ts'
import { deviceCodePath } from './device/device-code-endpoint.ts'
import { introspectionPath } from './introspection.ts'
import { rpLogoutPath } from './logout/rp-logout.ts'
import { revocationPath } from './revocation.ts'
import { grantTypes, tokenEndpointPath } from './token/token-endpoint.ts'
import { userinfoPath } from './userinfo.ts'

const keySetPath = '.well-known/jwks.json'
const metadataPaths = ['.well-known/openid-configuration', '.well-known/oauth-authorization-server']
const keySetMaxAgeSeconds = 300

export const discoveryPaths: readonly string[] = [keySetPath, ...metadataPaths]

export function mountDiscovery(server: FastifyInstance, directory: Directory): void {
  const metadata = metadataOf(directory)
  for (const path of metadataPaths) {
    server.get(`/${path}`, async (_request, reply) =>
      reply.header('cache-control', 'public, max-age=300').send(metadata),
    )
  }
  server.get(`/${keySetPath}`, async (_request, reply) => {
    const keys = (await directory.stores.signingKeys.list()).map(({ publicJwk }) => publicJwk)
    return reply.header('cache-control', `public, max-age=${keySetMaxAgeSeconds}`).send({ keys })
  })
}

function metadataOf({ issuer, publicUrl }: Directory): object {
  return {
    issuer,
    authorization_endpoint: publicUrl + authorizePath,
    token_endpoint: publicUrl + tokenEndpointPath,
    userinfo_endpoint: publicUrl + userinfoPath,
    introspection_endpoint: publicUrl + introspectionPath,
    introspection_endpoint_auth_methods_supported: provingMethods,
    revocation_endpoint: publicUrl + revocationPath,
    revocation_endpoint_auth_methods_supported: clientAuthenticationMethods,
    jwks_uri: publicUrl + keySetPath,
    end_session_endpoint: publicUrl + rpLogoutPath,
    device_authorization_endpoint: publicUrl + deviceCodePath,
    pushed_authorization_request_endpoint: publicUrl + pushedRequestsPath,
    require_pushed_authorization_requests: false,
    backchannel_logout_supported: true,
    backchannel_logout_session_supported: true,
    scopes_supported: protocolScopes,
    claims_supported: [
      ...'sub name nickname given_name family_name preferred_username picture updated_at'.split(' '),
      ...'email email_verified phone_number phone_number_verified'.split(' '),
      ...'iss aud iat exp auth_time amr acr sid nonce org_id org_name'.split(' '),
    ],
    response_types_supported: responseTypes,
    response_modes_supported: responseModes,
    grant_types_supported: [...grantTypes, 'implicit'],
    token_endpoint_auth_methods_supported: clientAuthenticationMethods,
    token_endpoint_auth_signing_alg_values_supported: credentialAlgorithms,
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: [signingAlgorithm],
    dpop_signing_alg_values_supported: dpopAlgorithms,
    code_challenge_methods_supported: ['S256'],
    prompt_values_supported: promptValues,
    acr_values_supported: [multiFactorAcr],
    authorization_response_iss_parameter_supported: true,
    claims_parameter_supported: false,
    request_parameter_supported: false,
    request_uri_parameter_supported: false,
  }
}
