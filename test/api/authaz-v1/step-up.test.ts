// Who signed in to the console a while ago confirms dangerous acts, and confirms some of them each time.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { finishRegistration, registrationOptions } from '../../../src/authentication-methods/passkeys.ts'
import { systemActor } from '../../../src/kernel/actor.ts'
import { enrolAuthenticator } from '../../support/operator-factors.ts'
import { softwareAuthenticator } from '../../support/software-authenticator.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { type ConsoleBrowser, password, signedInAs } from './console-browser.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

let serial = 0
async function operator(role = 'owner'): Promise<string> {
  serial += 1
  const made = await app.v1('POST', '/operators', { body: { email: `o${serial}@example.com`, password, role } })
  return made.body.id
}

async function person(): Promise<string> {
  serial += 1
  return (await app.v1('POST', '/users', { body: { email: `p${serial}@example.com` } })).body.id
}

const remove = async (browser: ConsoleBrowser, proof?: string) =>
  browser.call(
    'DELETE',
    `/users/${await person()}`,
    proof === undefined ? {} : { headers: { 'x-step-up': proof, 'x-reason': 'Testing' } },
  )
const prove = (browser: ConsoleBrowser, body: object) => browser.call('POST', '/session/step-up', { body })

describe('who has an authenticator', () => {
  test('confirms with a code, which works once, and the password is not enough', async () => {
    const id = await operator()
    const code = await enrolAuthenticator(app, id)
    const browser = await signedInAs(app, id, 'stale')
    const refused = await remove(browser)
    expect(refused).toMatchObject({ status: 403, body: { code: 'step_up_required', methods: ['totp'] } })
    expect((await prove(browser, { password })).body.code).toBe('not_permitted')
    const typed = code()
    const proven = browser.keep(await prove(browser, { code: typed }))
    expect(proven.status, proven.text).toBe(200)
    expect((await prove(browser, { code: typed })).body.code).toBe('invalid_credentials')
    expect((await remove(browser, proven.body.proof)).status).toBe(204)
  })

  test('confirms each time for what cannot be undone: a proof is spent by the act', async () => {
    const id = await operator()
    const code = await enrolAuthenticator(app, id)
    const browser = await signedInAs(app, id, 'stale')
    const { proof } = browser.keep(await prove(browser, { code: code() })).body
    const [first, second] = await Promise.all([remove(browser, proof), remove(browser, proof)])
    expect([first.status, second.status].toSorted()).toEqual([204, 403])
    expect((await remove(browser, proof)).status).toBe(403)
  })

  test('confirms once in ten minutes for what can be mended', async () => {
    const id = await operator()
    const code = await enrolAuthenticator(app, id)
    const browser = await signedInAs(app, id, 'stale')
    const change = async () => {
      const id = await person()
      return browser.call('PATCH', `/users/${id}`, { body: { email: `new-${id.slice(-6)}@example.com` } })
    }
    expect((await change()).body.code).toBe('step_up_required')
    expect((await browser.call('PATCH', `/users/${await person()}`, { body: { name: 'Bob' } })).status).toBe(200)
    browser.keep(await prove(browser, { code: code() }))
    expect((await change()).status).toBe(200)
    app.clock.aheadMs += 9 * 60_000
    expect((await change()).status).toBe(200)
    app.clock.aheadMs += 2 * 60_000
    expect((await change()).body.code).toBe('step_up_required')
  })

  test('SES-01 goes on under a new cookie: the one from before opens nothing', async () => {
    const id = await operator()
    const code = await enrolAuthenticator(app, id)
    const browser = await signedInAs(app, id, 'stale')
    const planted = browser.cookie ?? ''
    const before = browser.csrfToken ?? ''
    browser.keep(await prove(browser, { code: code() }))
    expect(browser.cookie).not.toBe(planted)
    expect((await browser.call('GET', '/session')).status).toBe(200)
    const old = await browser.call('GET', '/session', { headers: { cookie: planted } })
    expect(old.status).toBe(401)
    expect((await browser.call('POST', '/users', { headers: { 'x-csrf-token': before } })).body.code).toBe(
      'csrf_refused',
    )
  })

  test('AUT-12 guesses no oftener here than at the door', async () => {
    const id = await operator()
    await enrolAuthenticator(app, id)
    const browser = await signedInAs(app, id, 'stale')
    const answers: string[] = []
    for (let round = 0; round < 16; round += 1) answers.push((await prove(browser, { code: '000000' })).body.code)
    expect(answers.slice(0, 15).every((code) => code === 'invalid_credentials')).toBe(true)
    expect(answers[15]).toBe('rate_limited')
  })
})

test("a proof is worth nothing in somebody else's session, nor in another one of the same person", async () => {
  const [olivia, sam] = [await operator(), await operator()]
  const code = await enrolAuthenticator(app, olivia)
  const browser = await signedInAs(app, olivia, 'stale')
  const { proof } = browser.keep(await prove(browser, { code: code() })).body
  for (const other of [await signedInAs(app, sam, 'stale'), await signedInAs(app, olivia, 'stale')]) {
    expect((await remove(other, proof)).body.code).toBe('step_up_required')
  }
})

test('a passkey confirms, and its challenge is answered once, in the session that asked', async () => {
  const id = await operator()
  const authenticator = await enrolPasskey(id)
  const browser = await signedInAs(app, id, 'stale')
  expect((await remove(browser)).body.methods).toEqual(['passkey'])
  const options = (await browser.call('POST', '/session/step-up/challenge')).body
  const passkey = () => ({ challenge: options.challenge, response: authenticator.get(options) })
  const elsewhere = await signedInAs(app, id, 'stale')
  expect((await prove(elsewhere, { passkey: passkey() })).body.code).toBe('invalid_credentials')
  const asked = (await browser.call('POST', '/session/step-up/challenge')).body
  const answer = { challenge: asked.challenge, response: authenticator.get(asked) }
  const proven = browser.keep(await prove(browser, { passkey: answer }))
  expect(proven.status, proven.text).toBe(200)
  expect((await prove(browser, { passkey: answer })).body.code).toBe('invalid_credentials')
  expect((await remove(browser, proven.body.proof)).status).toBe(204)
})

test('who has no second factor yet confirms with the password', async () => {
  const browser = await signedInAs(app, await operator(), 'stale')
  expect((await remove(browser)).body.methods).toEqual(['password'])
  expect((await prove(browser, { password: 'something else' })).body.code).toBe('invalid_credentials')
  const { body } = browser.keep(await prove(browser, { password }))
  expect((await remove(browser, body.proof)).status).toBe(204)
})

test('one way of confirming is sent, and no more', async () => {
  const browser = await signedInAs(app, await operator(), 'stale')
  for (const body of [{}, { code: '123456', password }]) {
    expect(await prove(browser, body)).toMatchObject({ status: 400, body: { code: 'invalid_input' } })
  }
})

test('a key is not asked: nobody sits behind it', async () => {
  expect((await app.v1('DELETE', `/users/${await person()}`)).status).toBe(204)
  expect((await app.v1('POST', '/session/step-up', { body: { password } })).status).toBe(401)
})

describe('deleting somebody of an organization', () => {
  const organization = async () => {
    serial += 1
    return (await app.v1('POST', '/organizations', { body: { name: `acme-${serial}` } })).body.id as string
  }
  const joined = async (userId: string, ...organizations: readonly string[]) => {
    for (const id of organizations) await app.v1('POST', `/organizations/${id}/members`, { body: { userId } })
    return `/organizations/${organizations[0]}/users/${userId}`
  }

  test('asks for what deleting the account asks for, where they belong nowhere else', async () => {
    const id = await operator()
    const code = await enrolAuthenticator(app, id)
    const browser = await signedInAs(app, id, 'stale')
    const alice = await person()
    const path = await joined(alice, await organization())
    const asked = { code: 'step_up_required', methods: ['totp'], asksReason: true }
    expect((await browser.call('DELETE', path)).body).toMatchObject(asked)
    const { proof } = browser.keep(await prove(browser, { code: code() })).body
    expect((await browser.call('DELETE', path)).body, 'a factor of late').toMatchObject(asked)
    const unexplained = await browser.call('DELETE', path, { headers: { 'x-step-up': proof } })
    expect(unexplained).toMatchObject({ status: 400, body: { errors: { 'X-Reason': [expect.any(String)] } } })
    expect((await app.v1('GET', `/users/${alice}`)).status).toBe(200)
    const headers = { 'x-step-up': proof, 'x-reason': 'Testing' }
    expect((await browser.call('DELETE', path, { headers })).status).toBe(204)
    expect((await app.v1('GET', `/users/${alice}`)).status).toBe(404)
  })

  test('asks for nothing where they belong elsewhere too and the account stays, nor of a key', async () => {
    const browser = await signedInAs(app, await operator(), 'stale')
    const [bob, carol] = [await person(), await person()]
    const [here, there] = [await organization(), await organization()]
    expect((await browser.call('DELETE', await joined(bob, here, there))).status).toBe(204)
    expect((await app.v1('GET', `/users/${bob}`)).status).toBe(200)
    expect((await app.v1('DELETE', await joined(carol, here))).status).toBe(204)
    expect((await app.v1('GET', `/users/${carol}`)).status).toBe(404)
  })
})

async function enrolPasskey(id: string) {
  const { console } = app.app
  const authenticator = softwareAuthenticator(new URL(console.publicUrl).origin)
  const who = { userId: id, email: null, name: 'Olivia' }
  const options = await registrationOptions({ ...console.stores, publicUrl: console.publicUrl }, who, 'Rollcall')
  const ceremony = { challenge: options.challenge, response: authenticator.create(options), name: null }
  await console.change((deps) => finishRegistration(deps, systemActor, who, ceremony))
  return authenticator
}
