// No door tells who has an account, by a status, a word, a header or a cookie: AUT-01, AUT-03, AUT-04.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { systemActor } from '../../src/kernel/actor.ts'
import { createFederatedUser } from '../../src/users/create-federated-user.ts'
import { client, type TestClient } from '../api/oauth/person-client.ts'
import { addAuthenticator } from '../login/factors.ts'
import { addPerson, begin, identified, uniqueEmail, withoutIds } from '../login/people.ts'
import type { Sent } from '../support/browserless.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'

let app: TestApp
let own: TestClient
let serial = 0

beforeAll(async () => {
  app = await startTestApp({ rateLimit: null })
  own = await client(app, { grant_types: ['password', 'authorization_code', passwordless] })
  const made = await app.api('POST', '/connections', { body: { name: 'email', strategy: 'email' } })
  if (made.status !== 201) throw new Error(made.text)
  await app.api('PATCH', `/connections/${made.body.id}`, { body: { enabled_clients: [own.client_id] } })
})
beforeEach(() => {
  // What earlier tests tried is no longer counted.
  app.clock.aheadMs += 3_600_000
})
afterAll(() => app.close())

/** Of one length, so that it shows in nothing. */
const people: Readonly<Record<string, (email: string) => Promise<unknown>>> = {
  nobody: async () => undefined,
  bob: (email) => addPerson(app, email),
  'dan, who is suspended': (email) => addPerson(app, email, { blocked: true }),
  'una, whose address is not proven': (email) =>
    app.api('POST', '/users', { body: { connection: database, email, password: 'violet harbour lantern 42' } }),
  'alice, who has a second factor': async (email) => addAuthenticator(app, await addPerson(app, email)),
  'carol, who has no password': (email) => app.v1('POST', '/users', { body: { connection: database, email } }),
  'fed, who comes from elsewhere': (email) => federated(email),
}
const database = 'Username-Password-Authentication'
const passwordless = 'http://auth0.com/oauth/grant-type/passwordless/otp'

async function federated(email: string): Promise<void> {
  serial += 1
  const { directory } = app.app
  const made = await app.api('POST', '/connections', {
    body: { name: `social-${serial}`, strategy: 'google-oauth2', options: { client_id: 'x', client_secret: 'y' } },
  })
  if (made.status !== 201) throw new Error(made.text)
  const identity = {
    connectionId: made.body.id,
    provider: 'google-oauth2',
    subject: String(serial),
    email,
    emailVerified: true,
    profile: { name: 'Fed', nickname: null, givenName: null, familyName: null, picture: null },
  }
  await directory.change((deps) => createFederatedUser(deps, systemActor, identity, { organizationId: null }))
}

interface Told {
  readonly status: number
  readonly headers: readonly string[]
  readonly cookies: readonly string[]
  readonly location: string | null
  readonly text: string
}

const ownWords = /"?(x-request-id|date|keep-alive)"?/

function told({ status, headers, html }: Sent, email: string): Told {
  const names = [...headers.keys()].filter((name) => !ownWords.test(name)).sort()
  const cookies = headers.getSetCookie().map((line) => {
    const [pair = '', ...rest] = line.split(';')
    return `${pair.split('=')[0]} ${pair.length} ${rest.join(';')}`
  })
  const location = headers.get('location')
  return {
    status,
    headers: names,
    cookies: cookies.sort(),
    location: location === null ? null : plain(location, email),
    text: plain(html, email),
  }
}

/** Besides what is typed and ids of a sign-in: the number of a request, and the id of a person who was made or not. */
function plain(text: string, email: string): string {
  return withoutIds(text, email, encodeURIComponent(email))
    .replace(/"_id":"\w+"/, 'ID')
    .replaceAll(/rrq_\w+|RR-\d+/g, 'REQUEST')
}

type Door = (email: string) => Promise<readonly Sent[]>

const asSent = (answer: { status: number; text: string; headers: Headers }): Sent => ({
  status: answer.status,
  location: answer.headers.get('location'),
  headers: answer.headers,
  html: answer.text,
})
const post = async (path: string, body: object) => asSent(await app.anonymous('POST', path, { body }))

/** The answer to the form, and the page it leads to. */
async function both(browser: Awaited<ReturnType<typeof begin>>['browser'], sent: Sent): Promise<readonly Sent[]> {
  return sent.location === null ? [sent] : [sent, await browser.request('GET', sent.location)]
}

const doors: Readonly<Record<string, Door>> = {
  'a name at the page': async (email) => {
    const { browser, page } = await begin(app)
    return both(browser, await browser.send(page, '/u/login', { identifier: email }))
  },
  'a wrong password at the page': async (email) => {
    const { browser, page } = await identified(app, email)
    return both(browser, await browser.send(page, '/u/login/password', { password: 'wrong password' }))
  },
  'a wrong password at the grant': async (email) => [
    await post('/oauth/token', {
      grant_type: 'password',
      client_id: own.client_id,
      client_secret: own.client_secret,
      username: email,
      password: 'wrong password',
    }),
  ],
  'a code that is asked for': async (email) => {
    const { browser, page } = await identified(app, email)
    return both(browser, await browser.send(page, '/u/login/code/send'))
  },
  'a wrong code': async (email) => {
    const { browser, page } = await identified(app, email)
    const typing = await browser.submit(page, '/u/login/code/send')
    return both(browser, await browser.send(typing, '/u/login/code', { code: '000000' }))
  },
  'a code for a program': async (email) => [
    await post('/passwordless/start', {
      client_id: own.client_id,
      client_secret: own.client_secret,
      connection: 'email',
      email,
      send: 'code',
    }),
  ],
  'a wrong code of a program': async (email) => [
    await post('/oauth/token', {
      grant_type: passwordless,
      client_id: own.client_id,
      client_secret: own.client_secret,
      realm: 'email',
      username: email,
      otp: '000000',
    }),
  ],
  'a reset at the page': async (email) => {
    const { browser } = await begin(app)
    const page = await browser.open('/u/reset-password/request')
    return both(browser, await browser.send(page, '/u/reset-password/request', { email }))
  },
  'a reset by a program': async (email) => [
    await post('/dbconnections/change_password', { client_id: own.client_id, connection: database, email }),
  ],
  'signing up at the page': async (email) => {
    const { browser, signIn } = await begin(app)
    const page = await browser.open(`/u/signup?state=${signIn.id}`)
    return both(browser, await browser.send(page, '/u/signup', { email, password: 'brass kettle morning 5' }))
  },
  'signing up by a program': async (email) => [
    await post('/dbconnections/signup', {
      client_id: own.client_id,
      connection: database,
      email,
      password: 'brass kettle morning 5',
    }),
  ],
  'a way back': async (email) => {
    const { browser } = await begin(app)
    const page = await browser.open('/u/account-recovery')
    return both(browser, await browser.send(page, '/u/account-recovery', { email, context: 'Lost it all' }))
  },
}

describe.each(Object.entries(doors))('%s', (_what, door) => {
  test('is answered byte for byte the same for everybody', async () => {
    const answers: [string, readonly Told[]][] = []
    for (const [who, make] of Object.entries(people)) {
      const email = uniqueEmail()
      await make(email)
      answers.push([who, (await door(email)).map((sent) => told(sent, email))])
    }
    const [[, stranger] = ['', []]] = answers
    for (const [who, answer] of answers) expect([who, answer]).toEqual([who, stranger])
    for (const { status, text } of stranger) {
      expect([200, 303, 403]).toContain(status)
      expect(text).not.toMatch(/no such user|not found|does not exist/i)
    }
  })
})
