// A person who is signed in, a client of theirs, and the walk from the authorization endpoint to tokens.
import { createHash, randomBytes } from 'node:crypto'
import { signedIn } from '../../support/signed-in.ts'
import type { Answer, TestApp } from '../../support/test-app.ts'

export const callback = 'https://rp.test/cb'
export const audience = 'https://orders.example.com/'

export interface Person {
  readonly id: string
  readonly email: string
  readonly sessionId: string
  /** The header of a browser in which they are signed in. */
  readonly cookie: string
}

export interface TestClient {
  readonly client_id: string
  readonly client_secret: string
}

export type Words = Readonly<Record<string, string>>

export async function person(app: TestApp, name: string, given: object = {}): Promise<Person> {
  const email = `${name}@example.com`
  const connection = 'Username-Password-Authentication'
  const made = await app.api('POST', '/users', {
    body: { connection, email, password: 'correct horse battery 7', email_verified: true, ...given },
  })
  if (made.status !== 201) throw new Error(`no person: ${made.text}`)
  return { id: made.body.user_id, email, ...(await cookieOf(app, made.body.user_id)) }
}

export async function cookieOf(app: TestApp, userId: string): Promise<Pick<Person, 'cookie' | 'sessionId'>> {
  const { session, secret } = await signedIn(app.app.directory, userId)
  return { sessionId: session.id, cookie: `rollcall-session=${secret}` }
}

export async function client(app: TestApp, given: object = {}): Promise<TestClient> {
  const body = { name: 'Web app', app_type: 'regular_web', callbacks: [callback], ...given }
  const made = await app.api('POST', '/clients', { body })
  if (made.status !== 201) throw new Error(`no client: ${made.text}`)
  return made.body
}

export async function api(app: TestApp, given: object = {}): Promise<void> {
  const scopes = [{ value: 'read:orders' }, { value: 'write:orders' }]
  const body = { name: 'Orders', identifier: audience, scopes, ...given }
  const made = await app.api('POST', '/resource-servers', { body })
  if (made.status !== 201) throw new Error(`no API: ${made.text}`)
}

export interface Pair {
  readonly verifier: string
  readonly challenge: string
}

export function pair(): Pair {
  const verifier = randomBytes(32).toString('base64url')
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') }
}

export function asked({ client_id }: Pick<TestClient, 'client_id'>, more: Words = {}): Words {
  return {
    client_id,
    redirect_uri: callback,
    response_type: 'code',
    scope: 'openid profile email',
    state: 'st',
    ...more,
  }
}

export function authorize(app: TestApp, words: Words | string, cookie?: string): Promise<Answer> {
  const query = typeof words === 'string' ? words : new URLSearchParams(words).toString()
  return app.anonymous('GET', `/authorize?${query}`, cookie === undefined ? {} : { headers: { cookie } })
}

/** What came back to the client, in the query or the fragment. */
export function answered({ status, headers, text }: Answer, address = callback): Words {
  const location = headers.get('location')
  if (status !== 303 || location === null || !location.startsWith(address)) {
    throw new Error(`no answer for the client: ${status} ${location} ${text.slice(0, 300)}`)
  }
  return Object.fromEntries(new URLSearchParams(location.slice(address.length + 1)))
}

export async function codeFor(app: TestApp, one: TestClient, who: Person, more: Words = {}): Promise<string> {
  const { code, error_description } = answered(await authorize(app, asked(one, more), who.cookie))
  if (code === undefined) throw new Error(`no code: ${error_description}`)
  return code
}

export function redeem(app: TestApp, one: TestClient, code: string, more: Words = {}): Promise<Answer> {
  const { client_id, client_secret } = one
  const grant = { grant_type: 'authorization_code', redirect_uri: callback }
  return app.anonymous('POST', '/oauth/token', { body: { ...grant, client_id, client_secret, code, ...more } })
}

export function refresh(app: TestApp, one: TestClient, token: string, more: Words = {}): Promise<Answer> {
  const { client_id, client_secret } = one
  const grant = { grant_type: 'refresh_token', refresh_token: token }
  return app.anonymous('POST', '/oauth/token', { body: { ...grant, client_id, client_secret, ...more } })
}

/** Straight to the tokens. */
// biome-ignore lint/suspicious/noExplicitAny: a test reads whatever came.
export async function tokensFor(app: TestApp, one: TestClient, who: Person, more: Words = {}): Promise<any> {
  const { status, body, text } = await redeem(app, one, await codeFor(app, one, who, more))
  if (status !== 200) throw new Error(`no tokens: ${status} ${text}`)
  return body
}

export function userinfo(app: TestApp, token: string): Promise<Answer> {
  return app.anonymous('GET', '/userinfo', { headers: { authorization: `Bearer ${token}` } })
}

/** The types of what the audit holds about somebody, newest first. */
export async function auditAbout(app: TestApp, userId: string): Promise<string[]> {
  const page = { kind: 'offset', offset: 0, limit: 50, withTotal: false } as const
  return (await app.app.directory.stores.audit.listAbout(userId, page)).items.map(({ type }) => type)
}
