import { isJsonObject } from '../kernel/json.ts'
import { askedValue } from './fetched-json.ts'
import { callbackAddress, textOf, type Upstream, type UpstreamDeps, UpstreamFailure } from './upstream.ts'

export interface UpstreamTokens {
  readonly accessToken: string | null
  readonly idToken: string | null
}

/** Trades the code at the provider's token endpoint (RFC 6749 §4.1.3, RFC 7636 §4.5). */
export async function redeemCode(
  { outgoing, publicUrl }: Pick<UpstreamDeps, 'outgoing' | 'publicUrl'>,
  upstream: Upstream,
  code: string | null,
  verifier: string,
): Promise<UpstreamTokens> {
  const { name, tokenEndpoint } = upstream
  if (code === null || code === '') throw new UpstreamFailure(name, 'unverified', 'the answer has no code')
  if (tokenEndpoint === null) {
    throw new UpstreamFailure(name, 'not_set_up', 'the connection has no token_endpoint')
  }
  const isBasic = upstream.clientAuthentication === 'basic' && upstream.clientSecret !== null
  const { status, value } = await askedValue(outgoing, name, {
    method: 'POST',
    url: tokenEndpoint,
    headers: {
      accept: 'application/json',
      'content-type': 'application/x-www-form-urlencoded',
      ...(isBasic ? { authorization: basicCredentials(upstream) } : {}),
    },
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code,
      redirect_uri: callbackAddress(publicUrl),
      code_verifier: verifier,
      ...(isBasic ? {} : { client_id: upstream.clientId }),
      ...(isBasic || upstream.clientSecret === null ? {} : { client_secret: upstream.clientSecret }),
    }).toString(),
  })
  const answer = isJsonObject(value) ? value : {}
  const { access_token, id_token, error } = answer
  // GitHub answers a refusal with 200.
  if (status !== 200 || error !== undefined) {
    const why = typeof error === 'string' && /^[\w.-]{1,64}$/.test(error) ? error : 'no reason given'
    throw new UpstreamFailure(name, 'not_accepted', `the token endpoint answered ${status}: ${why}`)
  }
  return { accessToken: textOf(access_token), idToken: textOf(id_token) }
}

/** Both parts are form-encoded first (RFC 6749 §2.3.1). */
function basicCredentials({ clientId, clientSecret }: Upstream): string {
  const encoded = (value: string) => encodeURIComponent(value).replace(/%20/g, '+')
  return `Basic ${Buffer.from(`${encoded(clientId)}:${encoded(clientSecret ?? '')}`).toString('base64')}`
}
