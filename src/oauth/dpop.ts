// What the endpoints of OAuth share about DPoP (RFC 9449): the proof that comes with a request of a client.
import type { FastifyRequest } from 'fastify'
import { checkDpopProof } from '../access-tokens/dpop-proof.ts'
import type { Directory } from '../directory.ts'

/** The thumbprint of the key that a request to this path proves; null where it proves none. */
export async function provenKey(
  { stores, clock, publicUrl }: Directory,
  request: FastifyRequest,
  path: string,
): Promise<string | null> {
  const proof = dpopHeader(request)
  if (proof === null) return null
  const deps = { oneTimeSecrets: stores.oneTimeSecrets, clock }
  return checkDpopProof(deps, { proof, method: request.method, url: publicUrl + path, accessToken: null })
}

/** Two headers arrive as one with a comma, which is no proof (§4.3 rule 1). */
export function dpopHeader({ headers }: FastifyRequest): string | null {
  return headers.dpop === undefined ? null : String(headers.dpop)
}
