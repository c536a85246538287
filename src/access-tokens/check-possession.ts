import { RollcallError } from '../kernel/errors.ts'
import type { AccessTokenClaims } from './access-token.ts'
import { checkDpopProof, type DpopProofDeps } from './dpop-proof.ts'

export interface PresentedToken {
  readonly token: string
  readonly scheme: 'bearer' | 'dpop'
  /** The `DPoP` header; null where there is none. */
  readonly proof: string | null
  readonly method: string
  /** As our public address has it. */
  readonly url: string
}

/**
 * A token that is bound to a key opens nothing unless the key is proven with each use, and one that is not does not open
 * by a proof (RFC 9449 §7.1 and §7.2). Throws `invalid_token` or `dpop_proof_invalid`.
 */
export async function checkPossession(
  deps: DpopProofDeps,
  { keyThumbprint }: AccessTokenClaims,
  { token, scheme, proof, method, url }: PresentedToken,
): Promise<void> {
  if (keyThumbprint === null && scheme === 'bearer') return
  if (keyThumbprint === null)
    throw new RollcallError('invalid_token', 'The token is bound to no key: send it as Bearer')
  if (scheme === 'bearer') {
    throw new RollcallError('invalid_token', 'The token is bound to a key: send it as DPoP, with a proof')
  }
  if (proof === null) throw new RollcallError('dpop_proof_invalid', 'The request carries no DPoP proof')
  const proven = await checkDpopProof(deps, { proof, method, url, accessToken: token })
  if (proven !== keyThumbprint) throw new RollcallError('invalid_token', 'The token is bound to another key')
}
