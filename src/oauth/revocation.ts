// `POST /oauth/revoke` (RFC 7009; JSON as the vendor's SDKs send it): a client gives back what it holds. Any token of a
// family ends the family. Whatever is no token of the caller's changes nothing and is answered alike (OID-16).
import type { FastifyInstance } from 'fastify'
import type { AccessTokenVerifier } from '../access-tokens/verify-access-token.ts'
import type { Client } from '../clients/client.ts'
import type { Directory } from '../directory.ts'
import { callerOf } from '../http/request-caller.ts'
import { isGenuine, readRefreshToken } from '../token-families/refresh-token.ts'
import { revokeFamily } from '../token-families/revoke-family.ts'
import { clientActor } from './client-actor.ts'
import { authenticatedClient } from './client-authentication.ts'
import { OAuthError } from './errors.ts'
import { genuineToken } from './genuine-token.ts'
import { bodyParameters } from './parameters.ts'

export const revocationPath = 'oauth/revoke'

const tokenMaxLength = 20_000

export function mountRevocation(server: FastifyInstance, directory: Directory, verifier: AccessTokenVerifier): void {
  server.post(`/${revocationPath}`, async (request, reply) => {
    const parameters = bodyParameters(request)
    const origin = callerOf(request)
    const { authorization } = request.headers
    const { client } = await authenticatedClient(directory, { authorization, parameters, origin })
    const token = parameters.required('token', tokenMaxLength)
    const familyId =
      (await familyOfRefreshToken(directory, client, token)) ?? (await familyOfAccessToken(verifier, client, token))
    if (familyId !== null) {
      await directory.change((deps) => revokeFamily(deps, clientActor(client, origin), familyId))
    }
    return reply.header('cache-control', 'no-store').send()
  })
}

/** Of any generation: whoever holds a spent one may end what came of it all the same. */
async function familyOfRefreshToken(
  { stores, sealer }: Directory,
  client: Client,
  token: string,
): Promise<string | null> {
  const parts = readRefreshToken(token)
  const family = parts === null ? null : await stores.tokenFamilies.find(parts.familyId)
  if (parts === null || family === null || family.clientId !== client.id) return null
  return isGenuine(sealer, family, parts) ? family.id : null
}

async function familyOfAccessToken(
  verifier: AccessTokenVerifier,
  client: Client,
  token: string,
): Promise<string | null> {
  const claims = await genuineToken(verifier, token)
  if (claims === null || claims.clientId !== client.id) return null
  if (claims.subject.kind === 'user') return claims.subject.familyId
  // A yes would be a lie: the token goes on until it expires (RFC 7009 §2.2.1).
  throw new OAuthError(
    400,
    'unsupported_token_type',
    "A machine's token ends with its client grant, or when it expires; it cannot be revoked alone",
  )
}
