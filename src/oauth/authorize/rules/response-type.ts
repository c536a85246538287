import type { AuthorizationRequest } from '../../../sign-ins/authorization-request.ts'
import { Refusal } from '../refusal.ts'
import type { Rule } from './rule.ts'

export const responseTypes = [
  'code',
  'token',
  'id_token',
  'id_token token',
  'code id_token',
  'code token',
  'code id_token token',
] as const

/** What the client wants back, as far as its grant types go (OID-15). The order of the words means nothing. */
export const responseType: Rule = ({ client, protocol, parameters }) => {
  const asked = [...parameters.words('response_type', 100)].sort()
  if (asked.length === 0) throw new Refusal('invalid_request', 'Missing required parameter: response_type')
  if (!responseTypes.some((known) => known === asked.join(' '))) {
    throw new Refusal('unsupported_response_type', `Unsupported response type: ${asked.join(' ')}`)
  }
  if (asked.includes('code') && !client.grantTypes.includes('authorization_code'))
    throw notAllowed('authorization_code')
  const isInFront = asked.includes('token') || asked.includes('id_token')
  if (isInFront && !protocol.allowsImplicit) throw notAllowed('implicit')
  return { responseType: asked as unknown as AuthorizationRequest['responseType'] }
}

function notAllowed(grantType: string): Refusal {
  return new Refusal('unauthorized_client', `Grant type '${grantType}' not allowed for the client.`)
}
