import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import {
  answered,
  api,
  asked,
  audience,
  authorize,
  callback,
  client,
  codeFor,
  cookieOf,
  type Person,
  pair,
  person,
  redeem,
  type TestClient,
  type Words,
} from './person-client.ts'

let app: TestApp
let alice: Person
let web: TestClient
let spa: TestClient

beforeAll(async () => {
  app = await startTestApp()
  alice = await person(app, 'alice')
  web = await client(app)
  spa = await client(app, { name: 'Single page', app_type: 'spa', web_origins: ['https://rp.test'] })
  await api(app)
})
afterAll(() => app.close())

const ask = (more: Words = {}, one = web) => authorize(app, asked(one, more), alice.cookie)

describe('a browser that is signed in gets its answer at once', () => {
  test('a code, the state as it came, and the issuer', async () => {
    const state = 'a&b=c d/ü'
    const answer = await ask({ state })
    expect(answered(answer)).toEqual({ code: expect.stringMatching(/^\w{43,}$/), state, iss: app.url })
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer')
  })

  test('by POST too', async () => {
    const headers = { cookie: alice.cookie, 'content-type': 'application/x-www-form-urlencoded' }
    const raw = new URLSearchParams(asked(web)).toString()
    expect(answered(await app.anonymous('POST', '/authorize', { raw, headers }))).toHaveProperty('code')
  })

  test('behind a query that the address has already', async () => {
    const address = 'https://rp.test/cb?tenant=1'
    const one = await client(app, { callbacks: [address] })
    const { headers } = await authorize(app, asked(one, { redirect_uri: address }), alice.cookie)
    expect(headers.get('location')).toMatch(/^https:\/\/rp\.test\/cb\?tenant=1&code=/)
  })
})

describe('every other browser gets a sign-in of its own', () => {
  test('and goes to the pages with a cookie that binds it', async () => {
    const { status, headers } = await authorize(app, asked(web))
    expect([status, headers.get('location')]).toEqual([303, expect.stringMatching(/^\/u\/login\?state=[\w-]{36}$/)])
    expect(headers.getSetCookie()).toEqual([
      expect.stringMatching(/^rollcall-sign-in=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/),
    ])
  })

  test.each([
    ['screen_hint=signup', { screen_hint: 'signup' }],
    ['prompt=create', { prompt: 'create' }],
  ])('and begins at the sign-up page by %s', async (_what, more) => {
    const { headers } = await authorize(app, asked(web, more))
    expect(headers.get('location')).toMatch(/^\/u\/signup\?state=/)
  })

  test.each([
    ['prompt=login', { prompt: 'login' }],
    ['prompt=select_account', { prompt: 'select_account' }],
  ])('as well when the client wants the person asked again: %s', async (_what, more) => {
    expect((await ask(more)).headers.get('location')).toMatch(/^\/u\/login\?state=/)
  })

  test('as well when the sign-in is older than max_age', async () => {
    const old = await cookieOf(app, alice.id)
    app.clock.aheadMs = 120_000
    try {
      expect((await authorize(app, asked(web, { max_age: '60' }), old.cookie)).headers.get('location')).toMatch(
        /^\/u\/login/,
      )
      expect(answered(await authorize(app, asked(web, { max_age: '600' }), old.cookie))).toHaveProperty('code')
    } finally {
      app.clock.aheadMs = 0
    }
  })

  test('and nothing but that browser can go on with it', async () => {
    const { headers } = await authorize(app, asked(web))
    const id = headers.get('location')?.split('state=')[1] as string
    for (const cookie of [undefined, alice.cookie, `rollcall-sign-in=${'x'.repeat(43)}`]) {
      const options = cookie === undefined ? {} : { headers: { cookie } }
      const answer = await app.anonymous('GET', `/authorize/resume?state=${id}`, options)
      expect([answer.status, answer.headers.get('location')]).toEqual([400, null])
    }
    const own = headers.getSetCookie()[0]?.split(';')[0] as string
    const answer = await app.anonymous('GET', `/authorize/resume?state=${id}`, { headers: { cookie: own } })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `/u/login?state=${id}`])
  })
})

describe('prompt=none asks nobody', () => {
  test('nobody is signed in', async () => {
    const answer = answered(await authorize(app, asked(web, { prompt: 'none' })))
    expect(answer).toEqual({ error: 'login_required', error_description: 'Login required', state: 'st', iss: app.url })
  })

  test('somebody is', async () => {
    expect(answered(await ask({ prompt: 'none' }))).toHaveProperty('code')
  })

  test('a client that is not our own has no consent yet', async () => {
    const other = await client(app, { name: 'Other', is_first_party: false })
    expect(answered(await ask({ prompt: 'none' }, other)).error).toBe('consent_required')
  })

  test('a second factor is asked for that nobody showed', async () => {
    const acr_values = 'http://schemas.openid.net/pape/policies/2007/06/multi-factor'
    expect(answered(await ask({ prompt: 'none', acr_values })).error).toBe('interaction_required')
  })

  test('the person was suspended', async () => {
    const bob = await person(app, 'bob')
    expect(answered(await authorize(app, asked(web, { prompt: 'none' }), bob.cookie))).toHaveProperty('code')
    await app.api('PATCH', `/users/${encodeURIComponent(bob.id)}`, { body: { blocked: true } })
    expect(answered(await authorize(app, asked(web, { prompt: 'none' }), bob.cookie)).error).toBe('login_required')
  })
})

test('the client expects somebody else than who is signed in', async () => {
  const carol = await person(app, 'carol')
  const { id_token } = (await redeem(app, web, await codeFor(app, web, carol))).body
  const hinted = (prompt: string, id_token_hint = id_token) => ask({ prompt, id_token_hint })
  expect(answered(await hinted('none')).error).toBe('login_required')
  expect((await hinted('')).headers.get('location')).toMatch(/^\/u\/login\?state=/)
  expect(answered(await hinted('none', 'x')).error).toBe('invalid_request')
  const own = (await redeem(app, web, await codeFor(app, web, alice))).body.id_token
  expect(answered(await hinted('none', own))).toHaveProperty('code')
})

describe('OID-01 an address that is not registered is never sent anything', () => {
  test.each([
    'https://rp.test/cb/',
    'https://rp.test/cb?x=1',
    'https://rp.test/cb#x',
    'https://rp.test:443/cb',
    'https://RP.TEST/cb',
    'https://rp.test@evil/cb',
    'https://rp.test.evil/cb',
    'https://rp.test%2eevil/cb',
    'https://rp.test\\cb',
    'https://rp.test\t/cb',
    '//rp.test/cb',
    'http://rp.test/cb',
    'https://rр.test/cb',
    'https://rp.test/cb%2f..',
    'https://rp.test/cb/../cb',
    'javascript:alert(1)',
    'data:text/html,x',
    '',
  ])('%j', async (redirect_uri) => {
    for (const one of [web, spa]) {
      const answer = await authorize(app, asked(one, { redirect_uri }), alice.cookie)
      expect([answer.status, answer.headers.get('location')]).toEqual([400, null])
      expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
    }
  })

  test('two of them, the right one among them', async () => {
    const answer = await authorize(
      app,
      `${new URLSearchParams(asked(web))}&redirect_uri=https%3A%2F%2Fevil.test`,
      alice.cookie,
    )
    expect([answer.status, answer.headers.get('location')]).toEqual([400, null])
  })

  test.each(['nobody', ''])('nor is anything for the client %j', async (client_id) => {
    const answer = await authorize(app, { ...asked(web), client_id }, alice.cookie)
    expect([answer.status, answer.headers.get('location')]).toEqual([400, null])
  })

  test('a native program chooses its port on the loopback address', async () => {
    const native = await client(app, { app_type: 'native', callbacks: ['http://127.0.0.1/cb', 'com.example.app://cb'] })
    const at = (redirect_uri: string) => {
      const more = { redirect_uri, code_challenge: pair().challenge, code_challenge_method: 'S256' }
      return authorize(app, asked(native, more), alice.cookie)
    }
    expect(answered(await at('http://127.0.0.1:51234/cb'), 'http://127.0.0.1:51234/cb')).toHaveProperty('code')
    expect(answered(await at('com.example.app://cb'), 'com.example.app://cb')).toHaveProperty('code')
    expect((await at('http://localhost:51234/cb')).status).toBe(400)
  })

  test('WEB-09 what the page says of the request is text', async () => {
    const markup = '<img src=x onerror=alert(1)>'
    const answers = [
      await authorize(app, { ...asked(web), redirect_uri: markup }),
      await authorize(app, { ...asked(web), client_id: markup }),
      await authorize(app, `client_id=${web.client_id}&client_id=${encodeURIComponent(markup)}`),
    ]
    for (const { text, headers } of answers) {
      expect(text).not.toContain('<img')
      expect(headers.get('content-type')).toContain('text/html')
    }
  })
})

describe('a fault of the request is told to the client', () => {
  test.each<[string, Words, string]>([
    ['no response type', { response_type: '' }, 'invalid_request'],
    ['a response type that does not exist', { response_type: 'none' }, 'unsupported_response_type'],
    [
      'a challenge by the text itself',
      { code_challenge: 'x'.repeat(43), code_challenge_method: 'plain' },
      'invalid_request',
    ],
    ['a challenge without a method', { code_challenge: 'x'.repeat(43) }, 'invalid_request'],
    ['a challenge of the wrong length', { code_challenge: 'x', code_challenge_method: 'S256' }, 'invalid_request'],
    ['a method without a challenge', { code_challenge_method: 'S256' }, 'invalid_request'],
    ['a prompt that does not exist', { prompt: 'dance' }, 'invalid_request'],
    ['prompt none and login', { prompt: 'none login' }, 'invalid_request'],
    ['a max_age that is no number', { max_age: '-1' }, 'invalid_request'],
    ['a mode that does not exist', { response_mode: 'smoke' }, 'invalid_request'],
    ['a fragment for a program on a server', { response_mode: 'fragment' }, 'invalid_request'],
    ['a request object', { request: 'a.b.c' }, 'request_not_supported'],
    ['a registration', { registration: '{}' }, 'registration_not_supported'],
    ['an organization where the client has none', { organization: 'acme' }, 'invalid_request'],
    ['words that no header may hold', { prompt: '"ü' }, 'invalid_request'],
    ['a connection that does not exist', { connection: 'nowhere' }, 'invalid_request'],
    ['a thumbprint that is none', { dpop_jkt: 'x' }, 'invalid_request'],
    ['OID-12 an API that nobody knows', { audience: 'https://nowhere.example/' }, 'access_denied'],
    ['two APIs', { audience, resource: 'https://nowhere.example/' }, 'invalid_request'],
    ['OID-12 too many scopes', { scope: Array.from({ length: 501 }, (_, at) => `s${at}`).join(' ') }, 'invalid_scope'],
    ['text that cannot be kept', { nonce: 'a\0b' }, 'invalid_request'],
  ])('%s', async (_what, more, error) => {
    const answer = await ask(more)
    const place = answer.headers.get('location')?.includes('#') ? '#' : '?'
    expect(answered(answer)).toMatchObject({ error, error_description: expect.any(String), state: 'st', iss: app.url })
    expect(place).toBe(more.response_mode === 'fragment' ? '#' : '?')
  })

  test('an organization that the client does not take names the setting to change', async () => {
    const { error_description: sentence } = answered(await ask({ organization: 'acme' }))
    expect(sentence).toContain('Parameter organization is not allowed for this client: set its organization_usage')
  })

  test('OID-06 a client without a secret must use PKCE', async () => {
    expect(answered(await ask({}, spa))).toMatchObject({
      error: 'invalid_request',
      error_description: expect.stringContaining('code_challenge'),
    })
  })

  test('a parameter that came twice, unless nobody reads it', async () => {
    const query = new URLSearchParams(asked(web)).toString()
    const twice = answered(await authorize(app, `${query}&nonce=1&nonce=2`, alice.cookie))
    expect(twice).toMatchObject({ error: 'invalid_request', error_description: expect.stringContaining('nonce') })
    expect(answered(await authorize(app, `${query}&colour=1&colour=2`, alice.cookie))).toHaveProperty('code')
  })

  test('OID-15 nothing is fetched from a request_uri', async () => {
    const answer = await ask({ request_uri: 'http://127.0.0.1:1/' })
    expect([answer.status, answer.headers.get('location')]).toEqual([400, null])
  })
})

describe('OID-15 tokens do not come from the authorization endpoint', () => {
  test.each(['token', 'id_token', 'id_token token', 'code id_token', 'code token', 'code id_token token'])(
    'by default: %s',
    async (response_type) => {
      const answer = answered(await ask({ response_type, nonce: 'n' }))
      expect(answer).toMatchObject({ error: 'unauthorized_client', state: 'st' })
      expect(answer).not.toHaveProperty('access_token')
    },
  )

  test('unless the grant types were chosen so, and then in the fragment alone', async () => {
    const implicit = await client(app, { app_type: 'spa', grant_types: ['implicit', 'authorization_code'] })
    const answer = await authorize(app, asked(implicit, { response_type: 'token id_token', nonce: 'n' }), alice.cookie)
    expect(answer.headers.get('location')).toContain(`${callback}#`)
    expect(answered(answer)).toMatchObject({
      access_token: expect.any(String),
      id_token: expect.any(String),
      token_type: 'Bearer',
      expires_in: '900',
      state: 'st',
    })
    expect(answered(answer)).not.toHaveProperty('refresh_token')
    const query = await authorize(
      app,
      asked(implicit, { response_type: 'token', response_mode: 'query' }),
      alice.cookie,
    )
    expect(query.headers.get('location')).toMatch(/cb#error=invalid_request/)
    const noNonce = await authorize(app, asked(implicit, { response_type: 'id_token' }), alice.cookie)
    expect(answered(noNonce).error_description).toContain('nonce')
  })
})

describe('an answer that a page carries', () => {
  test('form_post sends a form to the client and to nobody else', async () => {
    const state = '"><script>alert(1)</script>'
    const { status, text, headers } = await ask({ response_mode: 'form_post', state })
    expect(status).toBe(200)
    expect(text).toContain(`<form method="post" action="${callback}">`)
    expect(text).toMatch(/<input type="hidden" name="code" value="\w+">/)
    expect(text).not.toContain('<script>alert')
    const policy = headers.get('content-security-policy') as string
    expect(policy).toContain('form-action https://rp.test;')
    expect(text).toContain(`<script nonce="${/'nonce-([^']+)'/.exec(policy)?.[1]}">`)
  })

  test('web_message is posted to the registered origin', async () => {
    const { challenge } = pair()
    const more = {
      response_mode: 'web_message',
      prompt: 'none',
      code_challenge: challenge,
      code_challenge_method: 'S256',
    }
    const { status, text, headers } = await ask(more, spa)
    expect([status, text.includes('data-origin="https://rp.test"')]).toEqual([200, true])
    expect(text).toContain("type: 'authorization_response'")
    expect(text).toMatch(/data-response="\{&quot;code&quot;:&quot;\w+&quot;,&quot;state&quot;:&quot;st&quot;/)
    expect(headers.get('content-security-policy')).toContain('frame-ancestors https://rp.test;')
    const nobody = await authorize(app, asked(spa, more))
    expect(nobody.text).toContain('&quot;error&quot;:&quot;login_required&quot;')
  })

  test('WEB-11 web_message is refused for an origin that the client did not register', async () => {
    const { status, text } = await ask({ response_mode: 'web_message', prompt: 'none' })
    expect(status).toBe(400)
    expect(text).not.toContain('postMessage')
  })
})

test('OID-14 hints do not change what is asked for', async () => {
  const hints = { login_hint: 'a@example.com&scope=admin&redirect_uri=https://evil.test', ui_locales: 'de&audience=x' }
  expect(answered(await ask(hints))).toHaveProperty('code')
  const tokens = await redeem(app, web, await codeFor(app, web, alice, hints))
  expect(tokens.body.scope).toBe('openid profile email')
})
