import { Refusal } from '../refusal.ts'
import type { Rule } from './rule.ts'

const maxAgeMostSeconds = 315_360_000

/** How recent and how strong the sign-in must be: `max_age` and `acr_values` (OpenID Connect Core §3.1.2.1). */
export const freshness: Rule = ({ parameters }) => {
  const maxAge = parameters.text('max_age', 20)
  if (maxAge !== null && !(/^\d{1,9}$/.test(maxAge) && Number(maxAge) <= maxAgeMostSeconds)) {
    throw new Refusal('invalid_request', 'The max_age must be a number of seconds')
  }
  return {
    maxAgeSeconds: maxAge === null ? null : Number(maxAge),
    acrValues: parameters.words('acr_values', 1_000),
  }
}
