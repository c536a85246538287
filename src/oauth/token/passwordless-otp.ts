import { isOf } from '../../sign-ins/database-of.ts'
import { provePasswordlessCode } from '../../sign-ins/prove-passwordless.ts'
import { askedAccess, askedOrganization } from '../asked-access.ts'
import { refuseOtherMethods, refuseOthersPrograms } from '../client-grant-types.ts'
import { OAuthError } from '../errors.ts'
import { passwordlessConnection, typedEmail } from '../passwordless/passwordless-connection.ts'
import { tokensAfterFirstFactor } from './direct-tokens.ts'
import { proven } from './failed-proof.ts'
import type { TokenAnswer, TokenCall } from './token-call.ts'

export const passwordlessGrant = 'http://auth0.com/oauth/grant-type/passwordless/otp'

/** A code that `POST /passwordless/start` mailed, typed into a program of our own. */
export async function passwordlessOtp(call: TokenCall): Promise<TokenAnswer> {
  const { directory, client, parameters, origin } = call
  refuseOthersPrograms(client)
  refuseOtherMethods(client, 'email-code')
  const connection = await passwordlessConnection(directory, client, parameters.required('realm', 200))
  const [email, otp] = [typedEmail(parameters, 'username'), parameters.required('otp', 100)]
  const asking = { directory, client, parameters }
  const asked = { ...(await askedAccess(asking)), organizationId: await askedOrganization(asking) }
  // Before the code is spent, and before anybody new is made in an organization that was not asked for.
  if (!isOf(connection, asked.organizationId)) throw new OAuthError(403, 'invalid_grant', wrong)
  const mailbox = { connection, email, clientId: client.id }
  const proof = await proven(wrong, () => provePasswordlessCode(directory, origin, mailbox, otp))
  if (proof === null) throw new OAuthError(403, 'invalid_grant', wrong)
  return tokensAfterFirstFactor(call, asked, proof)
}

const wrong = 'Wrong email or verification code.'
