import type { AccessTokenClaims } from '../access-tokens/access-token.ts'
import type { AccessTokenVerifier } from '../access-tokens/verify-access-token.ts'
import { RollcallError } from '../kernel/errors.ts'

/** What an access token of ours says, good at this moment or not; null for anything else and for one that expired. */
export async function genuineToken(verifier: AccessTokenVerifier, token: string): Promise<AccessTokenClaims | null> {
  try {
    return await verifier.verify(token)
  } catch (fault) {
    // Whoever cannot be asked at the moment has not said no: who revokes a token must not hear that it is over.
    if (!(fault instanceof RollcallError) || fault.kind === 'unavailable') throw fault
    return null
  }
}
