import { Refusal } from '../refusal.ts'
import type { Rule } from './rule.ts'

/** The mode was chosen before; here a wrong wish is refused (OAuth 2.0 Multiple Response Types §2, §5). */
export const responseMode: Rule = ({ parameters, protocol }, { responseMode: chosen, responseType }) => {
  const asked = parameters.text('response_mode', 100)
  if (asked !== null && asked !== chosen) {
    throw new Refusal('invalid_request', `The response_mode ${asked} cannot be used for this request`)
  }
  // A program on a server cannot read a fragment; whatever asks for one is something else (OID-15).
  const isCodeAlone = responseType.length === 1 && responseType[0] === 'code'
  if (chosen === 'fragment' && isCodeAlone && !protocol.isPublic) {
    throw new Refusal('invalid_request', 'The response_mode fragment is for clients that run in a browser')
  }
  return {}
}
