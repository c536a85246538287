import { Refusal } from '../refusal.ts'
import type { Rule } from './rule.ts'

/** PKCE by SHA-256 alone, and nothing less for clients without a secret (RFC 7636, RFC 9700 §2.1.1; OID-06). */
export const codeChallenge: Rule = ({ parameters, protocol }, { responseType }) => {
  const challenge = parameters.text('code_challenge', 200)
  const method = parameters.text('code_challenge_method', 20)
  if (!responseType.includes('code')) return {}
  if (challenge === null) {
    if (method !== null) throw new Refusal('invalid_request', 'Missing required parameter: code_challenge')
    if (!protocol.isPublic) return {}
    throw new Refusal('invalid_request', 'Parameter code_challenge is required for this client')
  }
  // Left out, the method would be plain.
  if (method !== 'S256') throw new Refusal('invalid_request', 'The code_challenge_method must be S256')
  if (!/^[\w-]{43}$/.test(challenge)) {
    throw new Refusal('invalid_request', 'The code_challenge must be 43 characters of base64url')
  }
  return { codeChallenge: challenge }
}
