import { Refusal } from '../refusal.ts'
import type { Rule } from './rule.ts'

/** The code is bound to the key with this thumbprint (RFC 9449 §10). */
export const dpopKey: Rule = ({ parameters }) => {
  const thumbprint = parameters.text('dpop_jkt', 100)
  if (thumbprint !== null && !/^[\w-]{43}$/.test(thumbprint)) {
    throw new Refusal('invalid_request', 'The dpop_jkt must be a JWK thumbprint by SHA-256')
  }
  return { dpopThumbprint: thumbprint }
}
