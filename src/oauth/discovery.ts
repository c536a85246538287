// What a client needs to know before it asks (OpenID Connect Discovery 1.0, RFC 8414, RFC 7517). Only what works is listed.
import type { FastifyInstance } from 'fastify'
import type { Directory } from '../directory.ts'
import { signingAlgorithm } from '../signing-keys/signing-key.ts'
import { tokenEndpointPath } from './token-endpoint.ts'

const keySetPath = '.well-known/jwks.json'
const keySetMaxAgeSeconds = 300

export function mountDiscovery(server: FastifyInstance, directory: Directory): void {
  const { issuer, publicUrl } = directory
  const metadata = {
    issuer,
    token_endpoint: publicUrl + tokenEndpointPath,
    jwks_uri: publicUrl + keySetPath,
    grant_types_supported: ['client_credentials'],
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
    response_types_supported: [],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: [signingAlgorithm],
  }
  for (const path of ['/.well-known/openid-configuration', '/.well-known/oauth-authorization-server']) {
    server.get(path, async (_request, reply) => reply.header('cache-control', 'public, max-age=300').send(metadata))
  }
  server.get(`/${keySetPath}`, async (_request, reply) => {
    const keys = (await directory.stores.signingKeys.list()).map(({ publicJwk }) => publicJwk)
    return reply.header('cache-control', `public, max-age=${keySetMaxAgeSeconds}`).send({ keys })
  })
}
