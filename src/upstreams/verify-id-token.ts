import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey, jwtVerify } from 'jose'
import { fetchedJson } from './fetched-json.ts'
import { type Claims, type Upstream, type UpstreamDeps, UpstreamFailure } from './upstream.ts'

/** Keys that anybody may know: with a shared secret, whoever holds the secret could be anybody (JWT-04's family). */
const algorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519']
const clockToleranceSeconds = 60
/** How soon an unknown key is asked for again: keys rotate, and strangers may name any. */
const refetchAfterMs = 30_000

type Deps = Pick<UpstreamDeps, 'outgoing' | 'clock'>

/** The claims of an ID token that this provider made for this request of ours (OpenID Connect Core §3.1.3.7). */
export async function verifyIdToken(
  deps: Deps,
  upstream: Upstream,
  idToken: string | null,
  nonce: string,
): Promise<Claims> {
  if (idToken === null) throw unverified(upstream, 'the answer has no id_token')
  try {
    const { payload } = await jwtVerify(idToken, keysOf(deps, upstream), {
      algorithms,
      audience: upstream.clientId,
      currentDate: deps.clock.now(),
      clockTolerance: clockToleranceSeconds,
      requiredClaims: ['iss', 'sub', 'exp', 'iat', 'nonce'],
    })
    const { iss, aud, azp, nonce: named } = payload
    if (iss !== expectedIssuer(upstream, payload.tid)) throw unverified(upstream, 'id_token of another issuer')
    if (named !== nonce) throw unverified(upstream, 'id_token of another request')
    const isForMany = Array.isArray(aud) && aud.length > 1
    if ((isForMany || azp !== undefined) && azp !== upstream.clientId) {
      throw unverified(upstream, 'id_token made for another client')
    }
    return payload
  } catch (fault) {
    if (!(fault instanceof errors.JOSEError)) throw fault
    throw unverified(upstream, `id_token: ${fault.code}`, fault)
  }
}

/** Null is no issuer: nothing equals it. Microsoft's common endpoint speaks for all its tenants. */
function expectedIssuer({ issuer }: Upstream, tenant: unknown): string | null {
  if (issuer?.includes('{tenantid}') !== true) return issuer
  return typeof tenant === 'string' && /^[\da-f-]{36}$/.test(tenant) ? issuer.replace('{tenantid}', tenant) : null
}

function keysOf(deps: Deps, upstream: Upstream): JWTVerifyGetKey {
  const { name, keysAddress } = upstream
  if (keysAddress === null) throw unverified(upstream, 'the provider has no jwks_uri')
  const keys = async (olderMs?: number) =>
    createLocalJWKSet((await fetchedJson(deps, name, keysAddress, olderMs)) as unknown as JSONWebKeySet)
  return async (header, token) => {
    try {
      return await (await keys())(header, token)
    } catch (fault) {
      if (!(fault instanceof errors.JWKSNoMatchingKey)) throw fault
      return (await keys(refetchAfterMs))(header, token)
    }
  }
}

function unverified({ name }: Upstream, detail: string, cause?: unknown): UpstreamFailure {
  return new UpstreamFailure(name, 'unverified', detail, cause)
}
