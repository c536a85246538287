// An identity provider under test control: OpenID Connect and plain OAuth over one set of people. It is strict with us, as
// a real one is, and lies where a test tells it to.
import { createHash, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'

type Claims = Readonly<Record<string, unknown>>

/** What a test may turn wrong; all of it right when left out. */
export interface Lies {
  readonly metadata?: Claims
  /** Over the claims of the ID token as they should be. */
  readonly idToken?: Claims
  readonly signsWithForeignKey?: boolean
  readonly isUnsigned?: boolean
  /** Instead of the tokens. */
  readonly tokenAnswer?: { readonly status: number; readonly body: string }
  /** Beside code and state, or instead of them. */
  readonly callback?: Readonly<Record<string, string>>
  readonly profile?: unknown
}

export interface TestProvider {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** What it says of whoever signs in there. */
  person: Claims
  emails: readonly Claims[]
  lies: Lies
  /** The paths it was asked, in order. */
  readonly asked: string[]
  /** Plays the person at its sign-in page: where the browser is sent back to, and with what. */
  signIn(address: string): Promise<Returned>
  close(): Promise<void>
}

export interface Returned {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly parameters: URLSearchParams
}

interface Grant {
  readonly person: Claims
  readonly nonce: string | null
  readonly challenge: string | null
  readonly redirectUri: string
}

export async function startTestProvider(): Promise<TestProvider> {
  const key = await generateKeyPair('ES256', { extractable: true })
  const foreign = await generateKeyPair('ES256', { extractable: true })
  const jwk = { ...(await exportJWK(key.publicKey)), kid: 'key-1', alg: 'ES256', use: 'sig' }
  const grants = new Map<string, Grant>()
  const bearers = new Map<string, Claims>()
  const clientId = 'rollcall at the provider'
  const clientSecret = 'its secret & more'
  const server = createServer((request, reply) => void answer(request, reply))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`

  async function answer(request: IncomingMessage, reply: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', issuer)
    provider.asked.push(pathname)
    if (pathname === '/.well-known/openid-configuration')
      return send(reply, { ...metadata(), ...provider.lies.metadata })
    if (pathname === '/keys') return send(reply, { keys: [jwk] })
    if (pathname === '/token') return tokens(request, reply)
    const person = bearers.get((request.headers.authorization ?? '').replace('Bearer ', ''))
    if (person === undefined) return send(reply, { error: 'invalid_token' }, 401)
    if (pathname === '/user') return send(reply, provider.lies.profile ?? person)
    if (pathname === '/user/emails') return send(reply, provider.emails)
    send(reply, { error: 'not_found' }, 404)
  }

  const metadata = () => ({
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/keys`,
    userinfo_endpoint: `${issuer}/user`,
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
  })

  async function tokens(request: IncomingMessage, reply: ServerResponse): Promise<void> {
    let text = ''
    for await (const chunk of request) text += chunk
    const body = new URLSearchParams(text)
    const grant = grants.get(body.get('code') ?? '')
    grants.delete(body.get('code') ?? '')
    const { tokenAnswer } = provider.lies
    if (tokenAnswer !== undefined) return void reply.writeHead(tokenAnswer.status).end(tokenAnswer.body)
    const challenge = createHash('sha256')
      .update(body.get('code_verifier') ?? '')
      .digest('base64url')
    const isRight =
      grant !== undefined &&
      body.get('grant_type') === 'authorization_code' &&
      body.get('client_id') === clientId &&
      body.get('client_secret') === clientSecret &&
      body.get('redirect_uri') === grant.redirectUri &&
      challenge === grant.challenge
    if (!isRight) return send(reply, { error: 'invalid_grant' }, 400)
    const accessToken = randomUUID()
    bearers.set(accessToken, grant.person)
    send(reply, { access_token: accessToken, token_type: 'Bearer', id_token: await idToken(grant.person, grant.nonce) })
  }

  async function idToken(person: Claims, nonce: string | null): Promise<string> {
    const { lies } = provider
    const now = Math.floor(Date.now() / 1000)
    const right = { iss: issuer, aud: clientId, iat: now, exp: now + 300, ...(nonce === null ? {} : { nonce }) }
    const claims = { ...right, ...person, ...lies.idToken } as JWTPayload
    if (lies.isUnsigned) {
      const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
      return `${part({ alg: 'none' })}.${part(claims)}.`
    }
    const { privateKey } = lies.signsWithForeignKey ? foreign : key
    return new SignJWT(claims).setProtectedHeader({ alg: 'ES256', kid: 'key-1' }).sign(privateKey)
  }

  const provider: TestProvider = {
    issuer,
    clientId,
    clientSecret,
    person: { sub: 'alice-there', email: 'alice@example.com', email_verified: true, name: 'Alice There' },
    emails: [],
    lies: {},
    asked: [],
    signIn: async (address) => {
      const { searchParams } = new URL(address)
      const asked = (name: string) => searchParams.get(name)
      const redirectUri = asked('redirect_uri') ?? ''
      const path = new URL(redirectUri).pathname
      const state = asked('state') ?? ''
      if (asked('response_type') === 'id_token') {
        const token = await idToken(provider.person, asked('nonce'))
        const parameters = new URLSearchParams({ state, id_token: token, ...provider.lies.callback })
        return { method: 'POST', path, parameters }
      }
      const code = randomUUID()
      const challenge = asked('code_challenge')
      grants.set(code, { person: provider.person, nonce: asked('nonce'), challenge, redirectUri })
      return { method: 'GET', path, parameters: new URLSearchParams({ state, code, ...provider.lies.callback }) }
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return provider
}

function send(reply: ServerResponse, body: unknown, status = 200): void {
  reply.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
