import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { issueAccessToken } from '../../../src/access-tokens/issue-access-token.ts'
import { call, installation, machineToken } from '../../compat/app-processes.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'

let app: TestApp
let token: string
let client: Machine

interface Machine {
  readonly clientId: string
  readonly token: string
  readonly grantId: string
}

beforeAll(async () => {
  app = await startTestApp()
  client = await machine('all')
  token = client.token
})
afterAll(() => app.close())

async function machine(scopes: 'all' | string[]): Promise<Machine> {
  const audience = `${app.url}api/v2/`
  const { body } = await app.v1('POST', '/clients', { body: { name: 'Machine', machine: true, audience, scopes } })
  const { client_id, client_secret } = body
  const grant = { grant_type: 'client_credentials', client_id, client_secret, audience }
  const answer = await app.anonymous('POST', '/oauth/token', { body: grant })
  const grants = await app.api('GET', `/client-grants?client_id=${client_id}`)
  return { clientId: client_id, token: answer.body.access_token, grantId: grants.body[0].id }
}

const bearing = (text: string | undefined, path = '/users', method = 'GET') =>
  app.anonymous(method, `api/v2${path}`, text === undefined ? {} : { headers: { authorization: text } })

/** Signed by our own current key, as nobody else could. */
function signedByUs(claims: { issuer?: string; audience?: string; clientId?: string; lifetimeSeconds?: number }) {
  const { stores, sealer, clock, issuer, managementAudience } = app.app.directory
  return issueAccessToken(
    { signingKeys: stores.signingKeys, sealer, clock, issuer: claims.issuer ?? issuer },
    {
      clientId: claims.clientId ?? client.clientId,
      audience: claims.audience ?? managementAudience,
      scope: ['read:users'],
      lifetimeSeconds: claims.lifetimeSeconds ?? 60,
    },
  )
}

const unauthorized = (message: string) => ({ statusCode: 401, error: 'Unauthorized', message })
const withAttributes = (message: string) => ({ ...unauthorized(message), attributes: { error: message } })

describe('S003-18 the bearer token', () => {
  test('200 a right token opens', async () => {
    expect((await bearing(`Bearer ${token}`)).status).toBe(200)
    expect((await bearing(`bearer ${token}`)).status).toBe(200)
  })

  test('401 without one', async () => {
    const { status, body, headers } = await bearing(undefined)
    expect([status, body]).toEqual([401, unauthorized('Missing authentication')])
    expect(headers.get('www-authenticate')).toMatch(/^Bearer/)
  })

  test.each([
    'Bearer',
    'Bearer ',
    'Bearer a b',
    'Bearer not-a-token',
    'Bearer a.b',
    'Basic YTpi',
    'x',
    'Bearer a.b.c.d',
  ])('400 "%s" is no bearer header', async (header) => {
    const { status, body } = await bearing(header)
    expect([status, body]).toEqual([
      400,
      {
        statusCode: 400,
        error: 'Bad Request',
        message: 'Bad HTTP authentication header format',
        errorCode: 'Bearer',
      },
    ])
  })

  test.each(['a.b.c', 'e30.e30.e30', '..', '%.%.%', `${'a'.repeat(5_000)}.b.c`])(
    '401 three parts that are no token: %.20s',
    async (text) => {
      const { status, body } = await bearing(`Bearer ${text}`)
      expect([status, body]).toEqual([401, withAttributes('Invalid token')])
    },
  )

  test('401 an expired token, met for the first time or known before', async () => {
    const expired = withAttributes('Expired token received for JSON Web Token validation')
    const fresh = await signedByUs({ lifetimeSeconds: 60 })
    expect((await bearing(`Bearer ${token}`)).status).toBe(200)
    app.clock.aheadMs = 25 * 3_600_000
    try {
      for (const text of [fresh, token, token]) {
        const { status, body } = await bearing(`Bearer ${text}`)
        expect([status, body]).toEqual([401, expired])
      }
    } finally {
      app.clock.aheadMs = 0
    }
    expect((await bearing(`Bearer ${token}`)).status).toBe(200)
  })
})

describe('401 a forged token', () => {
  const badSignature = withAttributes('Invalid signature received for JSON Web Token validation')
  const header = () => JSON.parse(Buffer.from(token.split('.')[0] as string, 'base64url').toString())
  const payload = () => JSON.parse(Buffer.from(token.split('.')[1] as string, 'base64url').toString())
  const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

  test('signed with another key under our key id', async () => {
    const { privateKey } = await generateKeyPair('RS256')
    const forged = await new SignJWT(payload()).setProtectedHeader(header()).sign(privateKey)
    const { status, body } = await bearing(`Bearer ${forged}`)
    expect([status, body]).toEqual([401, badSignature])
  })

  test('signed with another key under an unknown key id', async () => {
    const { privateKey } = await generateKeyPair('RS256')
    const forged = await new SignJWT(payload()).setProtectedHeader({ alg: 'RS256', kid: 'mine' }).sign(privateKey)
    expect((await bearing(`Bearer ${forged}`)).status).toBe(401)
  })

  test('with more scope written into it', async () => {
    const narrow = await machine(['read:roles'])
    const [head, , signature] = narrow.token.split('.')
    const claims = JSON.parse(Buffer.from(narrow.token.split('.')[1] as string, 'base64url').toString())
    const body = encoded({ ...claims, scope: 'read:users' })
    expect((await bearing(`Bearer ${head}.${body}.${signature}`)).body).toEqual(badSignature)
  })

  test('with a character of the signature changed, or the signature left out', async () => {
    const [head, body, signature = ''] = token.split('.')
    const other = (signature[0] === 'A' ? 'B' : 'A') + signature.slice(1)
    expect((await bearing(`Bearer ${head}.${body}.${other}`)).body).toEqual(badSignature)
    expect((await bearing(`Bearer ${head}.${body}.`)).status).toBe(401)
  })

  test.each(['none', 'None', 'NONE', 'HS256', 'RS384', 'ES256', ''])('alg %s', async (alg) => {
    const [, body, signature] = token.split('.')
    const head = encoded({ ...header(), alg })
    for (const last of ['', signature]) {
      const answer = await bearing(`Bearer ${head}.${body}.${last}`)
      expect([answer.status, answer.body]).toEqual([401, withAttributes('Invalid token')])
    }
  })

  test('with our public key as the secret of an HMAC', async () => {
    const { keys } = (await app.anonymous('GET', '.well-known/jwks.json')).body
    const secret = Buffer.from(keys[0].n, 'base64url')
    const forged = await new SignJWT(payload()).setProtectedHeader({ ...header(), alg: 'HS256' }).sign(secret)
    expect((await bearing(`Bearer ${forged}`)).status).toBe(401)
  })

  test('that brings its own key', async () => {
    const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true })
    const jwk = await exportJWK(publicKey)
    const forged = await new SignJWT(payload())
      .setProtectedHeader({ ...header(), jwk, jku: 'https://evil.example/jwks.json' })
      .sign(privateKey)
    expect((await bearing(`Bearer ${forged}`)).body).toEqual(badSignature)
  })
})

describe('401 a token of ours that is not for this API', () => {
  test('another audience', async () => {
    const { status, body } = await bearing(`Bearer ${await signedByUs({ audience: 'https://other.example/' })}`)
    expect([status, body.message]).toEqual([401, 'Bad audience: https://other.example/'])
  })

  test('the audience without its slash at the end', async () => {
    const { status } = await bearing(`Bearer ${await signedByUs({ audience: `${app.url}api/v2` })}`)
    expect(status).toBe(401)
  })

  test('another issuer', async () => {
    const { status, body } = await bearing(`Bearer ${await signedByUs({ issuer: 'https://evil.example/' })}`)
    expect([status, body]).toEqual([401, withAttributes('Invalid token')])
  })

  test('a client that is none', async () => {
    expect((await bearing(`Bearer ${await signedByUs({ clientId: 'nobody' })}`)).status).toBe(401)
  })

  test('an API key or a token in the query', async () => {
    expect((await app.anonymous('GET', 'api/v2/users', { headers: { 'x-api-key': app.apiKey } })).status).toBe(401)
    expect((await app.anonymous('GET', `api/v2/users?access_token=${token}`)).status).toBe(401)
  })
})

describe('403 the scope', () => {
  test.each([
    ['GET', '/users', 'any of: read:users,read:user_idp_tokens'],
    ['GET', '/users/auth0%7Cx', 'any of: read:users,read:current_user,read:user_idp_tokens'],
    ['GET', '/users-by-email?email=a@example.com', 'any of: read:users'],
    ['POST', '/users', 'any of: create:users'],
    ['PATCH', '/users/auth0%7Cx', 'any of: update:users,update:users_app_metadata,update:current_user_metadata'],
    ['DELETE', '/users/auth0%7Cx', 'any of: delete:users'],
  ])('%s %s names what would open it', async (method, path, expected) => {
    const narrow = await app.token(['read:stats'])
    const { status, body } = await bearing(`Bearer ${narrow}`, path, method)
    expect([status, body]).toEqual([
      403,
      {
        statusCode: 403,
        error: 'Forbidden',
        message: `Insufficient scope, expected ${expected}`,
        errorCode: 'insufficient_scope',
      },
    ])
  })

  test('a token that was narrowed when it was asked for stays narrow', async () => {
    const narrow = await app.token(['read:users'])
    expect((await bearing(`Bearer ${narrow}`)).status).toBe(200)
    expect((await bearing(`Bearer ${narrow}`, '/users', 'POST')).status).toBe(403)
  })
})

describe('what is taken away is seen by the very next request', () => {
  test('401 the grant is deleted', async () => {
    const { token: live, grantId } = await machine('all')
    expect((await bearing(`Bearer ${live}`)).status).toBe(200)
    expect((await app.api('DELETE', `/client-grants/${grantId}`)).status).toBe(204)
    const { status, body } = await bearing(`Bearer ${live}`)
    expect([status, body]).toEqual([401, unauthorized('Invalid token')])
  })

  test('403 the grant is narrowed, and 200 when it is widened again', async () => {
    const { token: live, grantId } = await machine(['read:users', 'read:roles'])
    expect((await bearing(`Bearer ${live}`)).status).toBe(200)
    const narrowed = await app.api('PATCH', `/client-grants/${grantId}`, { body: { scope: ['read:roles'] } })
    expect(narrowed.status).toBe(200)
    expect((await bearing(`Bearer ${live}`)).status).toBe(403)
    expect((await bearing(`Bearer ${live}`, '/roles')).status).toBe(200)
    await app.api('PATCH', `/client-grants/${grantId}`, {
      body: { scope: ['read:roles', 'read:users', 'read:clients'] },
    })
    expect((await bearing(`Bearer ${live}`)).status).toBe(200)
    // The token itself never said so.
    expect((await bearing(`Bearer ${live}`, '/clients')).status).toBe(403)
  })

  test('401 the client is deleted', async () => {
    const { token: live, clientId } = await machine('all')
    expect((await bearing(`Bearer ${live}`)).status).toBe(200)
    expect((await app.api('DELETE', `/clients/${clientId}`)).status).toBe(204)
    expect((await bearing(`Bearer ${live}`)).status).toBe(401)
  })

  test('401 for every one of a hundred requests that come at once after it', async () => {
    const { token: live, grantId } = await machine('all')
    await Promise.all(Array.from({ length: 20 }, () => bearing(`Bearer ${live}`)))
    await app.api('DELETE', `/client-grants/${grantId}`)
    const answers = await Promise.all(Array.from({ length: 100 }, () => bearing(`Bearer ${live}`)))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([401]))
  })

  test('401 and 403 in another process of the same installation too', async () => {
    const whole = await installation()
    try {
      const [one, two] = [await whole.start(), await whole.start()]
      const { clientId, token: live } = await machineToken(one, whole, one.newLocalKey as string)
      const headers = { authorization: `Bearer ${live}` }
      const statuses = async (url: string) => [
        (await call(one, 'GET', url, { headers })).status,
        (await call(two, 'GET', url, { headers })).status,
      ]
      expect(await statuses('/api/v2/users')).toEqual([200, 200])
      const [grant] = (await call(one, 'GET', `/api/v2/client-grants?client_id=${clientId}`, { headers })).body
      const scope = ['read:roles', 'delete:client_grants']
      await call(one, 'PATCH', `/api/v2/client-grants/${grant.id}`, { headers, payload: { scope } })
      expect(await statuses('/api/v2/users')).toEqual([403, 403])
      expect((await call(two, 'DELETE', `/api/v2/client-grants/${grant.id}`, { headers })).status).toBe(204)
      expect(await statuses('/api/v2/roles')).toEqual([401, 401])
    } finally {
      await whole.remove()
    }
  })
})

describe('WEB-10 pages of any origin may call, and no cookie counts', () => {
  const origin = 'https://app.example.com'

  test('204 the preflight says what a path takes', async () => {
    const asked = {
      origin,
      'access-control-request-method': 'PATCH',
      'access-control-request-headers': 'authorization',
    }
    const { status, headers } = await app.anonymous('OPTIONS', 'api/v2/users/auth0%7Calice', { headers: asked })
    expect([status, headers.get('access-control-allow-origin')]).toEqual([204, '*'])
    expect(headers.get('access-control-allow-methods')).toBe('GET, PATCH, DELETE')
    expect(headers.get('access-control-allow-headers')).toContain('Authorization')
    expect(headers.has('access-control-allow-credentials')).toBe(false)
  })

  test.each([
    ['200', () => `Bearer ${token}`],
    ['400', () => 'Bearer nonsense'],
  ])('%s the answer may be read', async (status, authorization) => {
    const headers = { origin, authorization: authorization() }
    const answer = await app.anonymous('GET', 'api/v2/users', { headers })
    expect([String(answer.status), answer.headers.get('access-control-allow-origin')]).toEqual([status, '*'])
    expect(answer.headers.has('access-control-allow-credentials')).toBe(false)
  })
})
