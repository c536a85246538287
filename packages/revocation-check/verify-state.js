// Reads a state that Rollcall signed: RS256 alone, of the type that nothing else has, and not older than it says.
const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }
const skewSeconds = 60
const keysAgainMs = 1_000

export function verifiedState(jwks, issuer) {
  const keyOf = keySource(jwks)
  return async (token) => {
    const [head = '', body = '', signature = '', ...rest] = token.trim().split('.')
    const header = parsed(head)
    if (rest.length > 0 || header.alg !== 'RS256' || header.typ !== 'revocations+jwt') {
      throw new Error('the revocation feed sent no state')
    }
    const key = await keyOf(header.kid)
    const signed = new TextEncoder().encode(`${head}.${body}`)
    if (!(await crypto.subtle.verify(algorithm, key, Buffer.from(signature, 'base64url'), signed))) {
      throw new Error('the signature of the revocation feed is wrong')
    }
    const claims = parsed(body)
    const now = Date.now() / 1_000
    if (claims.iss !== issuer) throw new Error(`the revocation feed is of ${claims.iss}, not of ${issuer}`)
    if (!(claims.exp + skewSeconds > now && claims.iat - skewSeconds < now)) {
      throw new Error('the revocation feed is of another time')
    }
    return stateFrom(claims)
  }
}

function stateFrom({ reach, all_before: allBefore, sessions, families, users, clients, grants, keys }) {
  return {
    reach,
    allBefore: allBefore ?? null,
    sessions: new Set(sessions),
    families: new Set(families),
    users: new Map(users),
    clients: new Set(clients),
    grants: new Map((grants ?? []).map(([client, api, before]) => [`${client} ${api}`, before])),
    keys: new Set(keys),
  }
}

/** A set at an address is fetched again for a key that it did not hold, but not more than once a second. */
function keySource(jwks) {
  const imported = new Map()
  let set = typeof jwks === 'string' ? null : jwks
  let fetchedAt = Number.NEGATIVE_INFINITY
  return async (id) => {
    const known = imported.get(id)
    if (known !== undefined) return known
    const isOld = performance.now() - fetchedAt > keysAgainMs
    if (typeof jwks === 'string' && isOld && find(set, id) === undefined) {
      fetchedAt = performance.now()
      set = await fetchSet(jwks)
    }
    const jwk = find(set, id)
    if (jwk === undefined) throw new Error('the revocation feed is signed with an unknown key')
    const key = await crypto.subtle.importKey('jwk', jwk, algorithm, false, ['verify'])
    imported.set(id, key)
    return key
  }
}

async function fetchSet(address) {
  const response = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(2_500) })
  if (!response.ok) throw new Error(`the key set answered ${response.status}`)
  return response.json()
}

function find(set, id) {
  return set?.keys.find(({ kid, kty }) => kid === id && kty === 'RSA')
}

function parsed(part) {
  return JSON.parse(new TextDecoder().decode(Buffer.from(part, 'base64url')))
}
