import { RollcallError } from '../../kernel/errors.ts'
import { StaleSignIn } from '../../sign-ins/keep-sign-in.ts'
import { OAuthError } from '../errors.ts'

/** Runs a proof and says in the vendor's words why it failed; `wrong` is its sentence for a wrong secret. */
export async function proven<Result>(wrong: string, prove: () => Promise<Result>): Promise<Result> {
  try {
    return await prove()
  } catch (fault) {
    throw asVendorFault(fault, wrong)
  }
}

function asVendorFault(fault: unknown, wrong: string): unknown {
  if (fault instanceof StaleSignIn) return new OAuthError(403, 'invalid_grant', wrong)
  if (!(fault instanceof RollcallError)) return fault
  if (fault.code === 'invalid_credentials') return new OAuthError(403, 'invalid_grant', wrong)
  if (fault.kind !== 'too-many') return fault
  const { retryAfterSeconds } = fault
  const extras = retryAfterSeconds === undefined ? {} : { retryAfterSeconds }
  return new OAuthError(429, 'too_many_attempts', fault.message, extras)
}
