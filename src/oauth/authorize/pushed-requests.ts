// Requests that a client sends us itself before the browser comes (RFC 9126): checked once here, and again when they are
// used.
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Directory } from '../../directory.ts'
import { callerOf } from '../../http/request-caller.ts'
import type { JsonObject } from '../../kernel/json.ts'
import { consumeSecret, issueSecret } from '../../one-time-secrets/one-time-secret.ts'
import { authenticatedClient } from '../client-authentication.ts'
import { provenKey } from '../dpop.ts'
import { OAuthError } from '../errors.ts'
import { PageError } from '../pages.ts'
import { bodyParameters, Parameters } from '../parameters.ts'
import { answerTarget } from './answer-target.ts'
import { askingClient } from './asking.ts'
import { checkRequest } from './check-request.ts'
import { Refusal } from './refusal.ts'
import { signInHints } from './sign-in-hints.ts'

export const pushedRequestsPath = 'oauth/par'

const uriPrefix = 'urn:ietf:params:oauth:request_uri:'
const pushedSeconds = 60
const purpose = 'pushed-request'

export function mountPushedRequests(server: FastifyInstance, directory: Directory): void {
  server.post(`/${pushedRequestsPath}`, async (request, reply) => {
    const source = await checkedSource(directory, request)
    const secret = await issueSecret(
      { ...directory.stores, clock: directory.clock },
      { purpose, lifetimeSeconds: pushedSeconds, payload: source },
    )
    return reply
      .code(201)
      .header('cache-control', 'no-store')
      .send({ request_uri: uriPrefix + secret, expires_in: pushedSeconds })
  })
}

/** The parameters, once the client has proven itself and nothing is wrong with them. */
async function checkedSource(directory: Directory, request: FastifyRequest): Promise<JsonObject> {
  const parameters = bodyParameters(request)
  const { authorization } = request.headers
  const { client } = await authenticatedClient(directory, { authorization, parameters, origin: callerOf(request) })
  if (parameters.has('request_uri')) {
    throw new OAuthError(400, 'invalid_request', 'The parameter request_uri cannot be pushed')
  }
  const key = await keyOf(directory, request, parameters)
  const source = { ...keptOf(parameters), client_id: client.id, ...(key === null ? {} : { dpop_jkt: key }) }
  try {
    const asking = await askingClient(directory, new Parameters(source), true)
    await checkRequest(asking, answerTarget(asking))
    await signInHints(asking)
  } catch (fault) {
    throw inWordsOfOAuth(fault)
  }
  return source
}

/** A proof says the same as `dpop_jkt`, and must not say another thing (RFC 9449 §10.1). */
async function keyOf(directory: Directory, request: FastifyRequest, parameters: Parameters): Promise<string | null> {
  const proven = await provenKey(directory, request, pushedRequestsPath)
  const named = parameters.text('dpop_jkt', 100)
  if (proven === null || named === null || named === proven) return proven
  throw new OAuthError(400, 'invalid_request', 'The dpop_jkt is not of the key that the DPoP proof proves')
}

/** What somebody reads later, and no more: the secret of the client is not among it. */
function keptOf(parameters: Parameters): Readonly<Record<string, string>> {
  const kept = authorizeParameters.map((name) => [name, parameters.text(name, 20_000)] as const)
  return Object.fromEntries(kept.filter((entry): entry is [string, string] => entry[1] !== null))
}

const authorizeParameters = `response_type response_mode redirect_uri scope audience resource state nonce code_challenge
  code_challenge_method prompt max_age acr_values login_hint id_token_hint ui_locales organization connection screen_hint
  invitation dpop_jkt request registration`.split(/\s+/)

function inWordsOfOAuth(fault: unknown): unknown {
  if (fault instanceof PageError) return new OAuthError(400, 'invalid_request', fault.message)
  if (fault instanceof Refusal) return new OAuthError(400, fault.code, fault.message)
  return fault
}

export interface ResolvedParameters {
  readonly parameters: Parameters
  readonly isPushed: boolean
}

/** What was pushed, where the request names it; anything else as it came. No address is ever fetched (OID-15). */
export async function resolvePushed(directory: Directory, asked: Parameters): Promise<ResolvedParameters> {
  const uri = asked.text('request_uri')
  if (uri === null) return { parameters: asked, isPushed: false }
  const pushed = uri.startsWith(uriPrefix)
    ? await consumeSecret({ ...directory.stores, clock: directory.clock }, purpose, uri.slice(uriPrefix.length))
    : null
  if (pushed === null || pushed.payload.client_id !== asked.text('client_id')) {
    throw new PageError(
      400,
      'This request is not right',
      'The request_uri is unknown, was used before or is too old. Go back to the application and begin again.',
    )
  }
  return { parameters: new Parameters(pushed.payload), isPushed: true }
}
