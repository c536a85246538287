// Who calls an endpoint of second factors: the holder of an mfa_token. The token is the proof; a client that names itself
// must be the one it was made for, and one that shows a secret must show the right one.
import type { FastifyRequest } from 'fastify'
import type { Directory } from '../../directory.ts'
import { callerOf } from '../../http/request-caller.ts'
import type { Caller } from '../../kernel/actor.ts'
import type { SignIn } from '../../sign-ins/sign-in.ts'
import { authenticatedClient } from '../client-authentication.ts'
import { OAuthError } from '../errors.ts'
import { Parameters } from '../parameters.ts'
import { openedMfaToken } from '../token/opened-mfa-token.ts'

export interface MfaCaller {
  readonly directory: Directory
  readonly signIn: SignIn
  readonly parameters: Parameters
  readonly origin: Caller
}

const tokenMaxLength = 512

/** With the token as `Authorization: Bearer`. */
export async function callerByHeader(directory: Directory, request: FastifyRequest): Promise<MfaCaller> {
  const [scheme, token] = request.headers.authorization?.split(' ') ?? []
  if (scheme?.toLowerCase() !== 'bearer' || token === undefined || token.length > tokenMaxLength) {
    throw new OAuthError(401, 'invalid_token', 'Send the mfa_token as Authorization: Bearer')
  }
  return callerWith(directory, request, token, undefined)
}

/** With the token in the body. */
export async function callerByBody(directory: Directory, request: FastifyRequest): Promise<MfaCaller> {
  const token = new Parameters(request.body).required('mfa_token', tokenMaxLength)
  return callerWith(directory, request, token, request.headers.authorization)
}

async function callerWith(
  directory: Directory,
  request: FastifyRequest,
  token: string,
  authorization: string | undefined,
): Promise<MfaCaller> {
  const [parameters, origin] = [new Parameters(request.body), callerOf(request)]
  const showsProof =
    authorization !== undefined || parameters.has('client_secret') || parameters.has('client_assertion')
  const proven = showsProof ? await authenticatedClient(directory, { authorization, parameters, origin }) : null
  const clientId = proven?.client.id ?? parameters.text('client_id', 200)
  return { directory, signIn: await openedMfaToken(directory, token, clientId), parameters, origin }
}
