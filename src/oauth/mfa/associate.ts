import { startTotpEnrolment } from '../../sign-ins/enrol-factor.ts'
import { giveRecoveryCodes } from '../../sign-ins/give-recovery-codes.ts'
import { stepOf } from '../../sign-ins/load-facts.ts'
import { OAuthError } from '../errors.ts'
import type { MfaCaller } from './mfa-caller.ts'

export interface AssociateAnswer {
  readonly authenticator_type: 'otp'
  readonly secret: string
  readonly barcode_uri: string
  readonly recovery_codes: readonly string[]
}

/**
 * A first authenticator, for whoever has none and must have one (MFA-06). It counts from the first code that the mfa-otp
 * grant gets; the recovery codes are shown here and never again.
 */
export async function associate({ directory, signIn, parameters, origin }: MfaCaller): Promise<AssociateAnswer> {
  const types = parameters.json('authenticator_types')
  if (!Array.isArray(types) || !types.includes('otp')) {
    throw new OAuthError(
      400,
      'invalid_request',
      'authenticator_types must be ["otp"]. Other factors are enrolled on the sign-in pages',
    )
  }
  const { step } = await stepOf(directory, signIn, origin)
  if (step.kind !== 'enrol') throw new OAuthError(403, 'access_denied', 'User is already enrolled.')
  const given = await giveRecoveryCodes(directory, signIn, origin)
  const { totp } = await startTotpEnrolment(directory, given.signIn)
  return {
    authenticator_type: 'otp',
    secret: totp.secret,
    barcode_uri: totp.uri,
    recovery_codes: given.recoveryCodes,
  }
}
