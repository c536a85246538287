import { stepOf } from '../../sign-ins/load-facts.ts'
import { mailSecondCode } from '../../sign-ins/prove-mailbox.ts'
import { OAuthError } from '../errors.ts'
import { proven } from '../token/failed-proof.ts'
import { authenticatorsOf } from './authenticators.ts'
import type { MfaCaller } from './mfa-caller.ts'

export type ChallengeAnswer =
  | { readonly challenge_type: 'otp' }
  | { readonly challenge_type: 'oob'; readonly oob_code: string; readonly binding_method: 'prompt' }

/** Which factor is to be shown now; mails a code where that is what it takes. */
export async function challenge({ directory, signIn, parameters, origin }: MfaCaller): Promise<ChallengeAnswer> {
  const { step } = await stepOf(directory, signIn, origin)
  if (step.kind === 'enrol') {
    throw new OAuthError(403, 'association_required', 'No authenticator is enrolled. Enrol one at /mfa/associate')
  }
  const known = await authenticatorsOf(directory.stores.authenticationMethods, signIn, step)
  const wanted = parameters.text('authenticator_id', 300)
  const types = parameters.words('challenge_type', 200)
  const chosen = known
    .filter(({ id }) => wanted === null || id === wanted)
    .find(({ authenticator_type: type }) => types.length === 0 || types.includes(type))
  if (chosen?.authenticator_type === 'otp') return { challenge_type: 'otp' }
  if (chosen?.authenticator_type !== 'oob') {
    throw new OAuthError(
      403,
      'unsupported_challenge_type',
      'The person has no authenticator that fits. See /mfa/authenticators for what they have',
    )
  }
  const mailed = await proven('The code could not be sent.', () => mailSecondCode(directory, signIn, origin))
  // An id and no secret: what counts is the code in the mail.
  return { challenge_type: 'oob', oob_code: mailed.choices.codeId ?? '', binding_method: 'prompt' }
}
