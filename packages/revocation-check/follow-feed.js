// Keeps the latest state of the feed. What it hands out was true at most `silenceMs` ago; older than that it is nothing.
import { verifiedState } from './verify-state.js'

const waitSeconds = 1
const requestMs = 2_500
const pauseMs = 200

export function followFeed({ feedUrl, credentials, jwks, issuer, silenceMs = 3_000, onFault = () => {} }) {
  const url = safeUrl(feedUrl)
  const verify = verifiedState(jwks, issuer ?? new URL('/', url).href)
  const authorization = basic(credentials)
  const stopping = new AbortController()
  let state = null
  let etag = null
  let heardAt = Number.NEGATIVE_INFINITY
  let isReady = () => {}
  const ready = new Promise((resolve) => {
    isReady = resolve
  })

  async function ask() {
    // Counted from before the question: whatever the answer holds was read after it.
    const askedAt = performance.now()
    const response = await fetch(url, {
      headers: { authorization, ...(etag === null ? {} : { 'if-none-match': etag }) },
      redirect: 'error',
      signal: AbortSignal.any([stopping.signal, AbortSignal.timeout(requestMs)]),
    })
    if (response.status === 200) {
      state = await verify(await response.text())
      etag = response.headers.get('etag')
    } else {
      await response.body?.cancel()
      if (response.status !== 304 || state === null) throw new Error(`the revocation feed answered ${response.status}`)
    }
    heardAt = askedAt
    isReady()
  }

  const following = (async () => {
    while (!stopping.signal.aborted) {
      try {
        await ask()
      } catch (fault) {
        if (stopping.signal.aborted) return
        onFault(fault)
        await pause(pauseMs, stopping.signal)
      }
    }
  })()

  return {
    ready,
    current: () => (performance.now() - heardAt <= silenceMs ? state : null),
    close: async () => {
      stopping.abort()
      heardAt = Number.NEGATIVE_INFINITY
      await following
    },
  }
}

/** An answer without TLS could be anybody's, and a silence of the feed would then go unnoticed. */
function safeUrl(feedUrl) {
  const url = new URL(feedUrl)
  const isHere = /^(localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname)
  if (url.protocol !== 'https:' && !isHere) throw new TypeError('The feedUrl must begin with https://')
  url.searchParams.set('wait', String(waitSeconds))
  return url
}

function basic({ clientId, clientSecret }) {
  const pair = [clientId, clientSecret].map(encodeURIComponent).join(':')
  return `Basic ${Buffer.from(pair).toString('base64')}`
}

function pause(ms, signal) {
  return new Promise((resolve) => {
    const timer = setTimeout(done, ms)
    function done() {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    signal.addEventListener('abort', done)
  })
}
