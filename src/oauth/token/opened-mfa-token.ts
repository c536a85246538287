import type { Directory } from '../../directory.ts'
import { openMfaToken } from '../../sign-ins/mfa-token.ts'
import type { SignIn } from '../../sign-ins/sign-in.ts'
import { OAuthError } from '../errors.ts'

/** The sign-in that an mfa_token stands for; throws for one that is not this client's, or not worth anything any more. */
export async function openedMfaToken(directory: Directory, token: string, clientId: string | null): Promise<SignIn> {
  const { stores, clock } = directory
  const opened = await openMfaToken({ ...stores, clock }, token, clientId)
  if (opened === 'expired') throw new OAuthError(401, 'expired_token', 'mfa_token is expired')
  if (opened === null) throw new OAuthError(401, 'invalid_grant', 'Malformed or spent mfa_token')
  return opened
}
