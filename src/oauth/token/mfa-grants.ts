// The second factor, typed into a program of our own, with the mfa_token that the first one gave (auth0.md 1.2). Tries
// count in the sign-in behind the token and for the account (MFA-04).
import { finishTotpEnrolment } from '../../sign-ins/enrol-factor.ts'
import { stepOf } from '../../sign-ins/load-facts.ts'
import { proveSecondCode } from '../../sign-ins/prove-mailbox.ts'
import { proveRecoveryCode, proveTotp } from '../../sign-ins/prove-second-factor.ts'
import type { SignIn } from '../../sign-ins/sign-in.ts'
import { refuseOthersPrograms } from '../client-grant-types.ts'
import { OAuthError } from '../errors.ts'
import { tokensAfterSecondFactor } from './direct-tokens.ts'
import { proven } from './failed-proof.ts'
import { openedMfaToken } from './opened-mfa-token.ts'
import type { TokenAnswer, TokenCall } from './token-call.ts'

const codeMaxLength = 100

/** Six digits of an authenticator, or the first ones of an authenticator that is being enrolled. */
export async function mfaOtp(call: TokenCall): Promise<TokenAnswer> {
  const { directory, origin, parameters } = call
  const otp = parameters.required('otp', codeMaxLength)
  return withSecondFactor(call, 'Invalid otp_code.', async (signIn) => {
    const { step } = await stepOf(directory, signIn, call.origin)
    if (step.kind !== 'enrol') return proveTotp(directory, signIn, otp, origin)
    return (await finishTotpEnrolment(directory, signIn, otp, origin)).signIn
  })
}

export async function mfaRecoveryCode(call: TokenCall): Promise<TokenAnswer> {
  const { directory, origin, parameters } = call
  const code = parameters.required('recovery_code', codeMaxLength)
  return withSecondFactor(call, 'Invalid recovery code.', (signIn) =>
    proveRecoveryCode(directory, signIn, code, origin),
  )
}

/** A code that `POST /mfa/challenge` mailed; `oob_code` says which. */
export async function mfaOob(call: TokenCall): Promise<TokenAnswer> {
  const { directory, origin, parameters } = call
  const [oobCode, code] = [parameters.required('oob_code', 200), parameters.required('binding_code', codeMaxLength)]
  return withSecondFactor(call, invalidBinding, async (signIn) => {
    if (signIn.choices.codeId !== oobCode) throw new OAuthError(403, 'invalid_grant', invalidBinding)
    return proveSecondCode(directory, signIn, code, origin)
  })
}

const invalidBinding = 'Invalid binding_code.'

async function withSecondFactor(
  call: TokenCall,
  wrong: string,
  prove: (signIn: SignIn) => Promise<SignIn>,
): Promise<TokenAnswer> {
  const { directory, client, parameters } = call
  refuseOthersPrograms(client)
  const token = parameters.required('mfa_token', 512)
  const signIn = await openedMfaToken(directory, token, client.id)
  // What ended the sign-in meanwhile is said before anything is tried.
  const { step } = await stepOf(directory, signIn, call.origin)
  if (step.kind === 'refused' || step.kind === 'done') return tokensAfterSecondFactor(call, signIn, token)
  return tokensAfterSecondFactor(call, await proven(wrong, () => prove(signIn)), token)
}
