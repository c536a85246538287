// Secrets at every door that takes or makes one, and then a search for them wherever something is told of: the audit, the
// log of the server, what webhooks are sent, and the answers of refusals.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Receiver, startReceiver } from '../api/authaz-v1/webhooks/receiver.ts'
import { client as addClient, callback, person } from '../api/oauth/person-client.ts'
import { addAuthenticator, codeFor, waitForNextCode } from '../login/factors.ts'
import { begin } from '../login/people.ts'
import { findMessages } from '../support/find-messages.ts'
import { type Answer, type Caller, startTestApp, type TestApp } from '../support/test-app.ts'

let app: TestApp
let receiver: Receiver
const logged: string[] = []
const secrets: string[] = []
/** What refusals answered, with whom it was asked of. */
const refusals: { readonly call: string; readonly answer: string }[] = []

beforeAll(async () => {
  receiver = await startReceiver()
  const stream = { write: (line: string) => void logged.push(line) }
  app = await startTestApp({ outgoingAllow: ['localhost'] }, { level: 'trace', stream })
  for (const format of ['event', 'log']) {
    const hook = { name: format, url: `${receiver.url}${format}`, eventTypes: ['*'], format }
    made(
      (
        await app.v1('POST', '/webhooks', {
          body: format === 'log' ? { ...hook, authorization: `Bearer ${secret()}` } : hook,
        })
      ).body.secret,
    )
  }
})
afterAll(async () => {
  await app.close()
  await receiver.close()
})

/** Fits every policy of passwords; the search is for its middle, whatever is put around it. */
function secret(): string {
  const word = `Kanarienvogel-${secrets.length}-Zq7w`
  secrets.push(word)
  return word
}

/** A secret of the product's own making, which was told just now to the one who may know it. */
function made<Text extends string | undefined>(text: Text): Text {
  if (typeof text !== 'string' || text.length < 6) throw new Error(`no secret was made: ${text}`)
  secrets.push(text)
  return text
}

async function call(by: Caller, method: string, path: string, body?: unknown, headers = {}): Promise<Answer> {
  const answer = await by(method, path, { ...(body === undefined ? {} : { body }), headers })
  if (answer.status >= 400) {
    const shown = `${JSON.stringify([...answer.headers])} ${answer.text}`
    refusals.push({ call: `${method} ${path.split('?')[0]} ${answer.status}`, answer: shown })
  }
  return answer
}

async function accepted(by: Caller, method: string, path: string, body?: unknown) {
  const answer = await call(by, method, path, body)
  if (answer.status >= 400) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`)
  return answer.body
}

const connection = 'Username-Password-Authentication'
let count = 0
const address = () => `bob${++count}@example.com`

test('AUD-10 no secret that a call takes or makes is in the audit, the log, what webhooks are sent, or a refusal', async () => {
  await passwordsAndPeople()
  await connectionsAndMail()
  await clientsKeysAndHooks()
  await tokens()
  await secondFactors()
  await pages()
  await new Promise((resolve) => setTimeout(resolve, 2_000))

  expect(secrets.length).toBeGreaterThan(50)
  expect(refusals.length).toBeGreaterThan(20)
  const events = await everyEvent()
  const types = new Set(events.map(({ type }) => type))
  for (const type of ['user.password_changed', 'client.secret_rotated', 'connection.created', 'webhook.created']) {
    expect(types, type).toContain(type)
  }
  expect(receiver.received.length).toBeGreaterThan(10)
  expect(logged.length).toBeGreaterThan(50)
  expect(foundIn(events.map((event) => [event.type, JSON.stringify(event)] as const))).toEqual([])
  expect(foundIn(logged.map((line) => [line.slice(0, 600), line] as const))).toEqual([])
  expect(foundIn(receiver.received.map(({ path, body }) => [path, body] as const))).toEqual([])
  expect(foundIn(refusals.map(({ call: of, answer }) => [of, answer] as const))).toEqual([])
})

function foundIn(texts: readonly (readonly [string, string])[]): string[] {
  return texts.flatMap(([where, text]) =>
    secrets
      .filter((each) => text.includes(each) || text.includes(encodeURIComponent(each)))
      .map((each) => `${each} in ${where}`),
  )
}

async function everyEvent(): Promise<readonly { readonly type: string }[]> {
  const response = await fetch(`${app.url}api/v1/audit/export`, { headers: { 'x-api-key': app.apiKey } })
  const lines = (await response.text()).trimEnd().split('\n').slice(1)
  return lines.map((line) => JSON.parse(line))
}

async function passwordsAndPeople(): Promise<void> {
  const { api, v1, anonymous } = app
  const email = address()
  const user = await accepted(api, 'POST', '/users', { connection, email, password: secret() })
  const path = `/users/${encodeURIComponent(user.user_id)}`
  await accepted(api, 'PATCH', path, { password: secret(), connection })
  await call(api, 'PATCH', path, { password: secret(), email: address() })
  await call(api, 'PATCH', path, { password: [secret()] })
  await call(api, 'POST', '/users', { connection, email, password: secret() })
  await call(api, 'POST', '/users', { connection, email: 'no address', password: secret(), passwort: secret() })
  await call(v1, 'POST', '/users', { connection, email, password: secret() })
  await call(v1, 'POST', '/users', { connection: 'none', email: address(), password: secret() })
  const { client_id } = await addClient(app, { app_type: 'spa' })
  await call(anonymous, 'POST', '/dbconnections/signup', {
    client_id,
    connection,
    email: address(),
    password: secret(),
  })
  await call(anonymous, 'POST', '/dbconnections/signup', { client_id, connection, email, password: secret() })
  await call(anonymous, 'POST', '/dbconnections/signup', { client_id: 'none', connection, email, password: secret() })
  const hash = { email: 'no address', password_hash: secret(), custom_password_hash: { hash: { value: secret() } } }
  const form = new FormData()
  form.set('users', new Blob([JSON.stringify([hash, { email: address(), [secret()]: true, password: secret() }])]))
  form.set('connection_id', (await accepted(api, 'GET', '/connections?strategy=auth0'))[0].id)
  await api('POST', '/jobs/users-imports', { raw: form })
  for (const ticketPath of ['/tickets/password-change', '/tickets/email-verification']) {
    const { ticket } = await accepted(api, 'POST', ticketPath, { user_id: user.user_id })
    made(new URL(ticket).searchParams.get('ticket') ?? undefined)
    await call(anonymous, 'GET', new URL(ticket).pathname + new URL(ticket).search)
  }
  await call(anonymous, 'GET', `/u/reset-password?ticket=${secret()}`)
}

async function connectionsAndMail(): Promise<void> {
  const { api } = app
  const options = () => ({
    client_id: 'program',
    client_secret: secret(),
    configuration: { key: secret() },
    issuer: 'https://idp.example.com/',
    authorization_endpoint: 'https://idp.example.com/authorize',
    token_endpoint: 'https://idp.example.com/token',
    jwks_uri: 'https://idp.example.com/keys',
  })
  const body = () => ({ name: `partner-${++count}`, strategy: 'oidc', options: { ...options(), type: 'back_channel' } })
  const { id } = await accepted(api, 'POST', '/connections', body())
  await accepted(api, 'PATCH', `/connections/${id}`, { options: options() })
  await call(api, 'PATCH', `/connections/${id}`, { options: { ...options(), issuer: 5 } })
  await call(api, 'POST', '/connections', { ...body(), strategy: 'no-such-thing' })
  await call(api, 'POST', '/connections', { ...body(), name: 'a name with blanks' })
  const credentials = () => ({ smtp_host: 'localhost', smtp_port: 9, smtp_user: 'post', smtp_pass: secret() })
  const from = { default_from_address: 'post@example.com' }
  await accepted(api, 'POST', '/emails/provider', { name: 'smtp', credentials: credentials(), ...from })
  await accepted(api, 'PATCH', '/emails/provider', { credentials: credentials() })
  await call(api, 'PATCH', '/emails/provider', { credentials: { ...credentials(), smtp_port: 'x' } })
  await call(api, 'PATCH', '/emails/provider', { name: 'mailgun', credentials: { api_key: secret(), domain: 5 } })
  await call(api, 'POST', '/emails/provider', { name: 'sendgrid', credentials: { api_key: secret() } })
  await accepted(api, 'DELETE', '/emails/provider')
}

async function clientsKeysAndHooks(): Promise<void> {
  const { api, v1 } = app
  const { client_id: id } = await addClient(app)
  await call(api, 'POST', '/clients', { name: 'Given', client_secret: secret() })
  await call(api, 'PATCH', `/clients/${id}`, { client_secret: secret().padEnd(60, 'x') })
  await call(api, 'PATCH', `/clients/${id}`, { client_secret: [secret()] })
  await call(api, 'PATCH', `/clients/${id}`, { client_secret: secret(), no_such_field: true })
  made((await accepted(api, 'POST', `/clients/${id}/rotate-secret`)).client_secret)
  made(
    (
      await accepted(v1, 'POST', '/clients', {
        name: 'Machine',
        machine: true,
        scopes: 'all',
        audience: `${app.url}api/v2/`,
      })
    ).client_secret,
  )
  const key = await accepted(v1, 'POST', '/keys', { name: 'Key', permissions: ['read:users'] })
  made(key.key)
  await call(app.anonymous, 'GET', '/api/v1/users', undefined, { 'x-api-key': key.key })
  await call(app.anonymous, 'DELETE', '/api/v1/users/none', undefined, { 'x-api-key': key.key })
  await call(app.anonymous, 'GET', '/api/v1/users', undefined, { 'x-api-key': secret() })
  await call(app.anonymous, 'GET', '/api/v2/users', undefined, { authorization: `Bearer ${secret()}` })
  await accepted(v1, 'DELETE', `/keys/${key.id}`)
  const hook = { name: 'Stream', url: `${receiver.url}third`, eventTypes: ['role.created'], format: 'log' }
  const third = await accepted(v1, 'POST', '/webhooks', { ...hook, authorization: `Splunk ${secret()}` })
  made(third.secret)
  await accepted(v1, 'PATCH', `/webhooks/${third.id}`, { authorization: `Splunk ${secret()}` })
  await call(v1, 'PATCH', `/webhooks/${third.id}`, { authorization: secret(), isActive: 'x' })
  await call(v1, 'POST', '/webhooks', { ...hook, url: 'http://example.com', authorization: secret() })
  await accepted(v1, 'POST', `/webhooks/${third.id}/test`)
  const there = {
    name: 'there-by-v1',
    strategy: 'oidc',
    provider: { clientId: 'us', issuer: 'https://there.example.com' },
  }
  const linked = { ...there, provider: { ...there.provider, clientSecret: secret() } }
  const connected = await accepted(v1, 'POST', '/connections', linked)
  await call(v1, 'POST', '/connections', linked)
  await accepted(v1, 'PATCH', `/connections/${connected.id}`, { provider: { clientSecret: secret() } })
  await call(v1, 'PATCH', `/connections/${connected.id}`, {
    provider: { clientSecret: secret(), domain: 'a.example.com' },
  })
}

async function tokens(): Promise<void> {
  const { anonymous } = app
  const grant = 'http://auth0.com/oauth/grant-type/password-realm'
  const grants = ['authorization_code', 'refresh_token', 'client_credentials', 'password', grant]
  const own = await addClient(app, { grant_types: grants })
  made(own.client_secret)
  const token = (body: object, headers = {}) => call(anonymous, 'POST', '/oauth/token', body, headers)
  const alice = await person(app, 'alice')
  const of = { grant_type: grant, realm: connection, username: alice.email }
  await token({ ...own, ...of, password: secret() })
  await token({ ...own, ...of, username: 'nobody@example.com', password: secret() })
  await token({ ...own, grant_type: 'password', username: secret(), password: secret() })
  const signedIn = await token({ ...own, ...of, password: 'correct horse battery 7', scope: 'openid offline_access' })
  expect(signedIn.status, signedIn.text).toBe(200)
  made(signedIn.body.access_token)
  const refreshToken = made(signedIn.body.refresh_token)
  await token({ ...own, grant_type: 'refresh_token', refresh_token: refreshToken })
  await token({ ...own, grant_type: 'refresh_token', refresh_token: secret() })
  await token({ client_id: own.client_id, client_secret: secret(), grant_type: 'client_credentials', audience: 'x' })
  const basic = (text: string) => ({
    authorization: `Basic ${Buffer.from(`${own.client_id}:${text}`).toString('base64')}`,
  })
  await token({ grant_type: 'client_credentials' }, basic(secret()))
  await token({
    ...own,
    grant_type: 'authorization_code',
    code: secret(),
    code_verifier: secret(),
    redirect_uri: callback,
  })
  await token({
    ...own,
    client_assertion: secret(),
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
  })
  await call(anonymous, 'POST', '/oauth/revoke', { ...own, client_secret: secret(), token: refreshToken })
  await call(anonymous, 'POST', '/oauth/revoke', { ...own, token: refreshToken })
  await call(anonymous, 'GET', '/userinfo', undefined, { authorization: `Bearer ${secret()}` })
  await call(anonymous, 'GET', `/authorize?client_id=${own.client_id}&response_type=code&password=${secret()}`)
}

async function secondFactors(): Promise<void> {
  const { api } = app
  const bob = await person(app, `bob${++count}`)
  const path = `/users/${encodeURIComponent(bob.id)}`
  await call(api, 'POST', `${path}/authentication-methods`, { type: 'totp', totp_secret: secret() })
  const seed = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
  secrets.push(seed)
  await call(api, 'POST', `${path}/authentication-methods`, { type: 'totp', name: 'App', totp_secret: seed })
  await call(api, 'POST', `${path}/authentication-methods`, { type: 'totp', name: 'App', totp_secret: `${seed}?` })
  await call(api, 'DELETE', `${path}/authentication-methods`)
  const { secret: own, recoveryCodes } = await addAuthenticator(app, bob.id)
  made(own)
  for (const code of recoveryCodes) made(code)
  made((await call(api, 'POST', `${path}/recovery-code-regeneration`)).body?.recovery_code)
  const ticket = await accepted(api, 'POST', '/guardian/enrollments/ticket', {
    user_id: bob.id,
    allow_multiple_enrollments: true,
  })
  made(ticket.ticket_id)
  await call(app.anonymous, 'GET', new URL(ticket.ticket_url).pathname + new URL(ticket.ticket_url).search)
}

/** The forms, as a browser sends them. */
async function pages(): Promise<void> {
  const email = address()
  const password = secret()
  const user = await accepted(app.api, 'POST', '/users', { connection, email, password, email_verified: true })
  const { secret: own, recoveryCodes } = await addAuthenticator(app, user.user_id)
  secrets.push(own, ...recoveryCodes)
  const { browser, page } = await begin(app)
  const typed = await browser.submit(page, '/u/login', { identifier: email })
  const wrong = await browser.submit(typed, '/u/login/password', { password: secret() })
  refusals.push({ call: 'the page after a wrong password', answer: wrong.html })
  waitForNextCode(app)
  const second = await browser.submit(wrong, '/u/login/password', { password })
  const again = await browser.submit(second, '/u/mfa-challenge/totp', { code: '000000' }).catch(() => second)
  refusals.push({ call: 'the page after a wrong code', answer: again.html })
  codeFor(app, own)
  for (const value of browser.cookies.values()) if (value.length > 20) secrets.push(value)
  const stray = await begin(app)
  const swapped = await stray.browser.submit(stray.page, '/u/login', { identifier: secret() })
  await stray.browser.submit(swapped, '/u/login/password', { password: secret() })
  const { client_id } = await addClient(app, { app_type: 'spa' })
  await call(app.anonymous, 'POST', '/dbconnections/change_password', { client_id, connection, email })
  const [message] = await findMessages(app, email)
  const { link } = (message?.values ?? {}) as { readonly link?: string }
  const ticket = made(new URL(link ?? '').searchParams.get('ticket') ?? undefined)
  await browser.open(`/u/reset-password?ticket=${ticket}`)
}
