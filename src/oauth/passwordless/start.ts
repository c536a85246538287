// `POST /passwordless/start` (auth0.md 1.2): mails a code, or a link that goes on with a sign-in. The answer is the same
// for everybody.
import { randomBytes } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type { Client } from '../../clients/client.ts'
import { clientProtocol } from '../../clients/client-protocol.ts'
import type { Directory } from '../../directory.ts'
import { callerOf } from '../../http/request-caller.ts'
import { isJsonObject } from '../../kernel/json.ts'
import type { AuthorizationRequest } from '../../sign-ins/authorization-request.ts'
import { mailPasswordlessCode, mailSignInLink } from '../../sign-ins/mail-passwordless.ts'
import { answerTarget } from '../authorize/answer-target.ts'
import { askingClient } from '../authorize/asking.ts'
import { checkRequest } from '../authorize/check-request.ts'
import { Refusal } from '../authorize/refusal.ts'
import { authenticatedClient } from '../client-authentication.ts'
import { refuseOtherGrants, refuseOtherMethods, refuseOthersPrograms } from '../client-grant-types.ts'
import { OAuthError } from '../errors.ts'
import { PageError } from '../pages.ts'
import { bodyParameters, Parameters } from '../parameters.ts'
import { passwordlessGrant } from '../token/passwordless-otp.ts'
import { passwordlessConnection, typedEmail } from './passwordless-connection.ts'

export const passwordlessStartPath = 'passwordless/start'

export function mountPasswordless(server: FastifyInstance, directory: Directory): void {
  server.post(`/${passwordlessStartPath}`, async (request, reply) => {
    const { authorization } = request.headers
    const [parameters, origin] = [bodyParameters(request), callerOf(request)]
    const { client } = await authenticatedClient(directory, { authorization, parameters, origin })
    refuseOtherGrants(client, passwordlessGrant)
    refuseOthersPrograms(client)
    refuseOtherMethods(client, 'email-code')
    const connection = await passwordlessConnection(directory, client, parameters.required('connection', 200))
    const email = typedEmail(parameters, 'email')
    const asking = { connection, email, clientId: client.id }
    if (sendsLink(parameters)) {
      await mailSignInLink(directory, origin, asking, await requestOf(directory, client, parameters))
    } else {
      await mailPasswordlessCode(directory, origin, asking)
    }
    reply.header('cache-control', 'no-store')
    return { _id: randomBytes(12).toString('hex'), email, email_verified: false }
  })
}

/** A link where nobody says, as the vendor has it. */
function sendsLink(parameters: Parameters): boolean {
  const send = parameters.text('send', 20) ?? 'link'
  if (send === 'link' || send === 'code') return send === 'link'
  throw new OAuthError(400, 'invalid_request', 'The parameter send must be code or link')
}

/**
 * `authParams` are those of the authorization endpoint, and held to its rules. A program that names no address in them
 * gets the first of its callbacks, as the vendor has it.
 */
async function requestOf(directory: Directory, client: Client, parameters: Parameters): Promise<AuthorizationRequest> {
  const given = parameters.json('authParams')
  const usual = { response_type: 'code', redirect_uri: firstCallback(client) }
  const source = { ...usual, ...(isJsonObject(given) ? given : {}), client_id: client.id }
  try {
    const asking = await askingClient(directory, new Parameters(source), true)
    return await checkRequest(asking, answerTarget(asking))
  } catch (fault) {
    if (fault instanceof PageError) throw new OAuthError(400, 'invalid_request', `authParams: ${fault.message}`)
    if (fault instanceof Refusal) throw new OAuthError(400, fault.code, `authParams: ${fault.message}`)
    throw fault
  }
}

/** One that is an address, and no pattern of them. */
function firstCallback(client: Client): string | undefined {
  return clientProtocol(client).redirectUrls.find((url) => !url.includes('*'))
}
