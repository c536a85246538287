// What a state says of a token. The order of the questions does not matter: one reason is enough, and doubt is one.

export function verdictOf(state, claims, keyId) {
  if (state === null) return 'unknown'
  // Without a time it may be older than everything the feed tells.
  if (typeof claims.iat !== 'number') return 'too-old'
  if (keyId !== undefined && state.keys.has(keyId)) return 'revoked'
  if (state.allBefore !== null && claims.iat <= state.allBefore) return 'revoked'
  if (claims.azp !== undefined && state.clients.has(claims.azp)) return 'revoked'
  if (claims.gty === 'client-credentials') return verdictOnMachine(state, claims)
  const family = familyOf(claims)
  return family === null ? verdictOnSession(state, claims) : verdictOnPerson(state, claims, family)
}

function verdictOnMachine({ grants }, { azp, aud, iat }) {
  const isOver = [aud].flat().some((api) => iat <= (grants.get(`${azp} ${api}`) ?? Number.NEGATIVE_INFINITY))
  return isOver ? 'revoked' : 'fine'
}

/** An access token of a person names what it came out of: the first part of its `jti`. */
function familyOf({ jti }) {
  const [family, own, ...rest] = typeof jti === 'string' ? jti.split('.') : []
  return family && own && rest.length === 0 ? family : null
}

function verdictOnPerson({ families, reach }, { iat }, family) {
  if (families.has(family)) return 'revoked'
  // What ended it may have left the feed by now.
  return iat < Date.now() / 1_000 - reach ? 'too-old' : 'fine'
}

/** A session that a service opened itself on the strength of an ID token. */
function verdictOnSession({ sessions, users, reach }, { sid, sub, iat }) {
  if (typeof sub !== 'string') return 'too-old'
  if (typeof sid === 'string' && sessions.has(sid)) return 'revoked'
  if (iat <= (users.get(sub) ?? Number.NEGATIVE_INFINITY)) return 'revoked'
  return iat < Date.now() / 1_000 - reach ? 'too-old' : 'fine'
}
