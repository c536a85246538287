import { Refusal } from '../refusal.ts'
import type { Rule } from './rule.ts'

/** Where an ID token comes through the browser, the nonce is what ties it to this request (OpenID Connect Core §3.2.2.1). */
export const nonce: Rule = ({ parameters }, { responseType }) => {
  const given = parameters.text('nonce')
  if (given === null && responseType.includes('id_token')) {
    throw new Refusal('invalid_request', 'Missing required parameter: nonce')
  }
  return { nonce: given }
}
