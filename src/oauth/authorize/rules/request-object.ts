import { Refusal } from '../refusal.ts'
import type { Rule } from './rule.ts'

/** Nothing is read from elsewhere: no signed objects, no addresses to fetch (OpenID Connect Core §6; OID-15). */
export const requestObject: Rule = ({ parameters, protocol, isPushed }) => {
  if (parameters.has('request')) throw new Refusal('request_not_supported', 'The parameter request is not supported')
  if (parameters.has('registration')) {
    throw new Refusal('registration_not_supported', 'The parameter registration is not supported')
  }
  if (protocol.mustPushRequests && !isPushed) {
    throw new Refusal('invalid_request', 'This client must push its authorization requests to /oauth/par')
  }
  return {}
}
