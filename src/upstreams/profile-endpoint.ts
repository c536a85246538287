import { isJsonObject } from '../kernel/json.ts'
import type { Outgoing } from '../kernel/outgoing.ts'
import { askedJson, askedValue } from './fetched-json.ts'
import { type Claims, type Upstream, UpstreamFailure } from './upstream.ts'

/** What the provider says of whoever holds the access token. */
export async function askedClaims(outgoing: Outgoing, upstream: Upstream, accessToken: string | null): Promise<Claims> {
  const { name, profileEndpoint, emailsEndpoint } = upstream
  if (accessToken === null) throw new UpstreamFailure(name, 'not_accepted', 'no access_token came')
  if (profileEndpoint === null) {
    throw new UpstreamFailure(name, 'not_set_up', 'the connection has no userinfo_endpoint')
  }
  const headers = { accept: 'application/json', authorization: `Bearer ${accessToken}` }
  const claims = await askedJson(outgoing, name, { method: 'GET', url: profileEndpoint, headers })
  if (emailsEndpoint === null) return claims
  const { value } = await askedValue(outgoing, name, { method: 'GET', url: emailsEndpoint, headers })
  return { ...claims, ...primaryEmail(value) }
}

function primaryEmail(list: unknown): Claims {
  const primary = Array.isArray(list) ? list.find((each) => isJsonObject(each) && each.primary === true) : undefined
  // The address of the public profile is only a text; without the list nothing is known to be proven.
  if (!isJsonObject(primary)) return { email: undefined, email_verified: false }
  return { email: primary.email, email_verified: primary.verified }
}
