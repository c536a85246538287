// Every rule of the authorization endpoint, in order: one row, one file. Each gets what is asked and what the rows above
// have found, and adds its part or refuses.
import type { AuthorizationRequest } from '../../sign-ins/authorization-request.ts'
import { OAuthError } from '../errors.ts'
import type { AnswerTarget } from './answer-target.ts'
import type { Asking } from './asking.ts'
import { Refusal } from './refusal.ts'
import { apiAndScope } from './rules/api-and-scope.ts'
import { codeChallenge } from './rules/code-challenge.ts'
import { dpopKey } from './rules/dpop-key.ts'
import { freshness } from './rules/freshness.ts'
import { nonce } from './rules/nonce.ts'
import { organization } from './rules/organization.ts'
import { prompt } from './rules/prompt.ts'
import { requestObject } from './rules/request-object.ts'
import { responseMode } from './rules/response-mode.ts'
import { responseType } from './rules/response-type.ts'
import type { Rule } from './rules/rule.ts'
import { signUp } from './rules/sign-up.ts'
import { state } from './rules/state.ts'

const rules: readonly Rule[] = [
  requestObject,
  state,
  responseType,
  responseMode,
  codeChallenge,
  nonce,
  prompt,
  freshness,
  dpopKey,
  signUp,
  organization,
  apiAndScope,
]

/** The request, checked and complete; throws a Refusal for the client. */
export async function checkRequest(asking: Asking, target: AnswerTarget): Promise<AuthorizationRequest> {
  let request: AuthorizationRequest = { ...nothingAsked, ...target, clientId: asking.client.id }
  for (const rule of rules) request = { ...request, ...(await applied(rule, asking, request)) }
  return request
}

async function applied(rule: Rule, asking: Asking, request: AuthorizationRequest) {
  try {
    return await rule(asking, request)
  } catch (fault) {
    throw fault instanceof OAuthError ? new Refusal('invalid_request', fault.message) : fault
  }
}

const nothingAsked = {
  responseType: [],
  scope: [],
  audience: null,
  nonce: null,
  codeChallenge: null,
  prompt: [],
  maxAgeSeconds: null,
  acrValues: [],
  organizationId: null,
  dpopThumbprint: null,
  opensSignUp: false,
  invitation: null,
} as const satisfies Partial<AuthorizationRequest>
