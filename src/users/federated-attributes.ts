import type { UpstreamIdentity } from '../upstreams/upstream.ts'
import { isEmail } from './identifiers.ts'
import type { KnownAttributes } from './identity-profile.ts'

/** What a provider says, as attributes of ours. An address that could not be ours is none. */
export function federatedAttributes({ email, emailVerified, profile }: UpstreamIdentity): KnownAttributes {
  const canonical = email !== null && isEmail(email) ? email.toLowerCase() : null
  return {
    ...profile,
    email: canonical,
    emailVerified: canonical !== null && emailVerified,
    username: null,
    phoneNumber: null,
    phoneVerified: null,
  }
}
