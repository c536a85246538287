// Refuses tokens within a second of their revocation: follows the feed, answers from memory, and refuses everything once
// the feed has been silent for three seconds.
import { followFeed } from './follow-feed.js'
import { verdictOf } from './verdict.js'

export function createRevocationCheck(options) {
  const feed = followFeed(options)
  const check = (claims, keyId) => verdictOf(feed.current(), claims, keyId)
  const tokenOf = options.tokenOf ?? bearerToken
  return {
    ready: feed.ready,
    check,
    isRevoked: (claims, keyId) => check(claims, keyId) !== 'fine',
    middleware: (request, response, next) => {
      const token = tokenOf(request)
      // Whether a token is needed at all, and whether it is genuine, others decide.
      if (token === null) return next()
      const { claims, keyId } = decoded(token)
      const verdict = check(claims, keyId)
      if (verdict === 'fine') return next()
      refuse(response, verdict)
    },
    close: feed.close,
  }
}

function bearerToken({ headers }) {
  const [scheme = '', token] = (headers.authorization ?? '').split(' ')
  return /^(bearer|dpop)$/i.test(scheme) && token ? token : null
}

/** Without a look at the signature: what cannot be read has no claims, and what has none is refused. */
function decoded(token) {
  try {
    const [header, claims] = token
      .split('.')
      .slice(0, 2)
      .map((part) => JSON.parse(new TextDecoder().decode(Buffer.from(part, 'base64url'))))
    return { claims: claims ?? {}, keyId: header?.kid }
  } catch {
    return { claims: {}, keyId: undefined }
  }
}

const unavailable = {
  error: 'temporarily_unavailable',
  error_description: 'Whether the token was revoked is not known',
}
const invalid = { error: 'invalid_token', error_description: 'The token was revoked or is too old. Ask for a new one' }

function refuse(response, verdict) {
  const [status, body] = verdict === 'unknown' ? [503, unavailable] : [401, invalid]
  const [name, value] = status === 503 ? ['retry-after', '1'] : ['www-authenticate', 'Bearer error="invalid_token"']
  if (typeof response.code === 'function' && typeof response.send === 'function') {
    response.code(status).header(name, value).send(body)
    return
  }
  response.statusCode = status
  response.setHeader(name, value)
  response.setHeader('content-type', 'application/json')
  response.end(JSON.stringify(body))
}
