// Whoever reads the whole database, or every line of the log, can sign in as nobody: P18, G5. Secrets that were handed out
// are looked for in both, as they are and as they would be encoded.
import { Writable } from 'node:stream'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createInvitation } from '../../src/invitations/create-invitation.ts'
import { systemActor } from '../../src/kernel/actor.ts'
import { asked, authorize, client, codeFor, cookieOf, person, redeem, refresh } from '../api/oauth/person-client.ts'
import { addAuthenticator, codeFor as totpFor, waitForNextCode } from '../login/factors.ts'
import { addPerson, begin, identified, mailed, password, uniqueEmail } from '../login/people.ts'
import { findMessages } from '../support/find-messages.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'

let app: TestApp
let log = ''
/** By what each is. */
const secrets = new Map<string, string>()

const keep = (what: string, secret: string | null | undefined): string => {
  if (secret === undefined || secret === null || secret.length < 6) throw new Error(`there is no ${what}`)
  secrets.set(what, secret)
  return secret
}

beforeAll(async () => {
  const stream = new Writable({
    write: (chunk, _encoding, done) => {
      log += String(chunk)
      done()
    },
  })
  app = await startTestApp({ rateLimit: null }, { level: 'trace', stream })
  keep('API key', app.apiKey)
  keep('setup token', app.setupUrl.split('#token=')[1])
  keep('machine token', await app.token())
  await signsIn()
  await getsTokens()
  await losesThings()
  await programs()
  // What is written to the log is there only after a moment, and so is what a worker hands on.
  await new Promise((resolve) => setTimeout(resolve, 1_500))
})
afterAll(() => app.close())

async function signsIn(): Promise<void> {
  const email = uniqueEmail()
  const userId = await addPerson(app, email)
  keep('password', password)
  const wrong = await identified(app, email)
  await wrong.browser.send(wrong.page, '/u/login/password', {
    password: keep('mistyped password', 'violet harbour lantern 43'),
  })
  const typed = await identified(app, keep('password where a name belongs', 'hunter2-correct-horse'))
  await typed.browser.send(typed.page, '/u/login/password', { password: 'x' })
  const { browser, page } = await identified(app, email)
  const code = await browser.submit(page, '/u/login/code/send')
  keep('code by mail', (await mailed(app, email)).code)
  await browser.send(code, '/u/login/code', { code: '000001' })
  const { secret, recoveryCodes } = await addAuthenticator(app, userId)
  keep('authenticator key', secret.replaceAll(' ', ''))
  for (const [place, each] of recoveryCodes.entries()) keep(`recovery code ${place}`, each.replaceAll('-', ''))
  waitForNextCode(app)
  const again = await identified(app, email)
  const challenge = await again.browser.submit(again.page, '/u/login/password', { password })
  const typedCode = keep('authenticator code', totpFor(app, secret))
  await again.browser.send(challenge, '/u/mfa-otp-challenge', { code: typedCode, trustBrowser: 'yes' })
  for (const [name, value] of again.browser.cookies) keep(`cookie ${name}`, value)
}

async function getsTokens(): Promise<void> {
  const alice = await person(app, 'alice')
  const web = await client(app, {
    grant_types: ['authorization_code', 'refresh_token', 'password'],
    refresh_token: { rotation_type: 'rotating', expiration_type: 'expiring' },
  })
  keep('client secret', web.client_secret)
  keep('session', (await cookieOf(app, alice.id)).cookie.split('=')[1])
  const offline = { scope: 'openid offline_access' }
  const code = keep('authorization code', await codeFor(app, web, alice, offline))
  keep('unspent authorization code', await codeFor(app, web, alice, offline))
  const tokens = (await redeem(app, web, code)).body
  for (const name of ['access_token', 'id_token', 'refresh_token']) keep(name, tokens[name])
  keep('next refresh token', (await refresh(app, web, tokens.refresh_token)).body.refresh_token)
  await refresh(app, web, `${tokens.refresh_token}x`)
  const pushed = await app.anonymous('POST', '/oauth/par', {
    body: { ...asked(web), client_secret: web.client_secret },
  })
  keep('pushed request', pushed.body.request_uri.split(':').at(-1))
  await authorize(app, { client_id: web.client_id, request_uri: pushed.body.request_uri })
  const rotated = await app.api('POST', `/clients/${web.client_id}/rotate-secret`)
  keep('new client secret', rotated.body.client_secret)
}

async function losesThings(): Promise<void> {
  const email = uniqueEmail()
  const userId = await addPerson(app, email)
  const ticketIn = (link: string | undefined) => new URL(link ?? '', app.url).searchParams.get('ticket')
  const { browser } = await begin(app)
  await browser.submit(await browser.open('/u/reset-password/request'), '/u/reset-password/request', { email })
  const ticket = keep('reset ticket', ticketIn((await mailed(app, email)).link))
  await browser.open(`/u/reset-password?ticket=${ticket}`)
  for (const [path, what] of [
    ['/tickets/password-change', 'ticket of a program'],
    ['/tickets/email-verification', 'verification ticket'],
  ] as const) {
    keep(what, ticketIn((await app.api('POST', path, { body: { user_id: userId } })).body.ticket))
  }
  const back = await browser.open('/u/account-recovery')
  await browser.submit(back, '/u/account-recovery', { email })
  const recovery = (await findMessages(app, email)).find(({ kind }) => kind === 'recovery-requested')
  keep('stop link', ticketIn((recovery?.values as { stopLink?: string } | undefined)?.stopLink))
  const organizationId = (await app.api('POST', '/organizations', { body: { name: 'acme' } })).body.id
  const { ticket: invitation } = await app.app.directory.change((deps) =>
    createInvitation(deps, systemActor, { organizationId, inviterName: 'Grace', inviteeEmail: email }),
  )
  keep('invitation', invitation)
}

async function programs(): Promise<void> {
  const key = await app.v1('POST', '/keys', { body: { name: 'CI', permissions: ['read:users'] } })
  keep('second API key', key.body.key ?? key.body.secret)
  const body = {
    name: 'upstream',
    strategy: 'oidc',
    options: {
      issuer: 'https://idp.example.com',
      client_id: 'x',
      client_secret: keep('secret at another provider', 'upstream-secret-9182'),
      type: 'back_channel',
    },
  }
  await app.api('POST', '/connections', { body })
  const upload = { email: uniqueEmail(), user_metadata: { note: 'x' } }
  await app.api('POST', '/users', {
    body: {
      connection: 'Username-Password-Authentication',
      password: keep('password of a program', 'quiet copper window 31'),
      ...upload,
    },
  })
}

/** As text, in base64 of both kinds, and in hexadecimal, as `bytea` is printed. */
function spellings(secret: string): string[] {
  const bytes = Buffer.from(secret)
  return [secret, bytes.toString('base64'), bytes.toString('base64url'), bytes.toString('hex')]
}

/** Every row of every table, as JSON. */
async function everything(): Promise<ReadonlyMap<string, string>> {
  const database = new pg.Client(app.connection as pg.ClientConfig)
  await database.connect()
  try {
    const { rows } = await database.query(
      "SELECT relname AS name FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace",
    )
    const tables = rows.map(({ name }) => name as string)
    const texts = new Map<string, string>()
    for (const name of tables) {
      const found = await database.query(`SELECT coalesce(json_agg(t)::text, '') AS text FROM "${name}" t`)
      texts.set(name, found.rows[0].text)
    }
    return texts
  } finally {
    await database.end()
  }
}

test('there is much to look for, and where to look', async () => {
  expect(secrets.size).toBeGreaterThan(30)
  const tables = await everything()
  expect(tables.size).toBeGreaterThan(30)
  expect(tables.get('users')).toContain('alice@example.com')
  expect(log.length).toBeGreaterThan(1_000)
})

/** What somebody types for a name is kept for a month as it was typed, for support to see. */
const allowed = ['password where a name belongs in sign_ins']

test('P18 CFG-02 no secret stands in the database, in whatever spelling', async () => {
  const found: string[] = []
  for (const [name, text] of await everything()) {
    for (const [what, secret] of secrets) {
      if (spellings(secret).some((spelling) => text.includes(spelling))) found.push(`${what} in ${name}`)
    }
  }
  expect(found).toEqual(allowed)
})

test('G5 no secret stands in the log', () => {
  const found = [...secrets].filter(([, secret]) => spellings(secret).some((spelling) => log.includes(spelling)))
  expect(found.map(([what]) => what)).toEqual([])
})
