// Leaked passwords: refused wherever one is set, noticed at the door, and told of by every face (AUT-19).
import { rmSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { systemActor } from '../../../../src/kernel/actor.ts'
import { newOperator } from '../../../../src/operators/create-operator.ts'
import { addApp, addPerson, begin, identified, mailed, password, uniqueEmail } from '../../../login/people.ts'
import { newBrowserless } from '../../../support/browserless.ts'
import { leakedList, writeLeakedList } from '../../../support/leaked-list.ts'
import { type Answer, startTestApp, type TestApp } from '../../../support/test-app.ts'

const leaked = 'amber window thunder 99'
const another = 'quiet meadow lantern 22'
const file = leakedList([leaked])

let app: TestApp
let clientId: string
beforeAll(async () => {
  app = await startTestApp({ leakedPasswordsFile: file })
  clientId = await addApp(app, { grant_types: ['password'], token_endpoint_auth_method: 'none' })
})
beforeEach(() => writeLeakedList(file, [leaked]))
afterAll(() => app.close())

const at = (userId: string, what = '') => `/users/${encodeURIComponent(userId)}${what}`
const eventsOf = async (type: string) => (await app.v1('GET', `/audit/events?type=${type}`)).body.data
const methodsOf = async (userId: string) => (await app.v1('GET', at(userId, '/methods'))).body.password
const passwordCheck = async (userId: string) => {
  const { checks } = (await app.v1('GET', at(userId, '/sign-in-diagnosis'))).body
  return checks.find(({ id }: { id: string }) => id === 'password')
}
const found = async (query: string) =>
  (await app.v1('GET', `/users?${query}`)).body.data.map(({ id }: { id: string }) => id)

/** Somebody whose password has leaked since they set it. */
async function somebody() {
  const email = uniqueEmail()
  const userId = await addPerson(app, email)
  writeLeakedList(file, [leaked, password])
  return { email, userId }
}

async function typed(email: string, word = password) {
  const { browser, page } = await identified(app, email)
  return { browser, sent: await browser.send(page, '/u/login/password', { password: word }) }
}

describe('AUT-19 a leaked password is refused', () => {
  test('to an owner in the settings, by the name of the setting, and nothing starts', async () => {
    const owner = { email: 'olga@example.com', password: leaked }
    await expect(startTestApp({ leakedPasswordsFile: file, owner })).rejects.toThrow(
      'OWNER_PASSWORD was refused. This password has appeared in a leak. Choose another.',
    )
  })

  test('to whoever signs up on the page, known or not, and told as what it is', async () => {
    const known = uniqueEmail()
    await addPerson(app, known)
    for (const email of [known, uniqueEmail()]) {
      const { browser, signIn } = await begin(app, { clientId })
      const form = await browser.open(`/u/signup?state=${signIn.id}`)
      const shown = await browser.submit(form, '/u/signup', { email, password: leaked, name: 'Alice' })
      expect(shown.text).toContain('This password has appeared in a leak. Choose another.')
      expect(shown.html).toContain('<a href="#password">')
    }
    const [event] = await eventsOf('user.leaked_password_refused')
    expect(event).toMatchObject({ subject: null })
  })

  test('to whoever signs up in a program, in the vendor’s words', async () => {
    const body = { client_id: clientId, connection: 'Username-Password-Authentication', password: leaked }
    const answer = await app.anonymous('POST', '/dbconnections/signup', { body: { ...body, email: uniqueEmail() } })
    expect([answer.status, answer.body]).toEqual([
      400,
      expect.objectContaining({ name: 'BadRequestError', code: 'password_leaked', statusCode: 400 }),
    ])
  })

  test('as the new one of a reset, which stays open for another', async () => {
    const email = uniqueEmail()
    const userId = await addPerson(app, email)
    const browser = newBrowserless(app.url)
    await browser.send(await browser.open('/u/reset-password/request'), '/u/reset-password/request', { email })
    const page = await browser.open((await mailed(app, email)).link)
    const refused = await browser.submit(page, '/u/reset-password', { password: leaked })
    expect(refused.text).toContain('This password has appeared in a leak. Choose another.')
    const [event] = await eventsOf('user.leaked_password_refused')
    expect(event).toMatchObject({ subject: { id: userId }, actor: { id: userId } })
    const done = await browser.submit(refused, '/u/reset-password', { password: another })
    expect(done.heading).toBe('Your password is changed')
  })

  test('to programs that create or change people, and to operators', async () => {
    const connection = 'Username-Password-Authentication'
    const userId = await addPerson(app, uniqueEmail())
    const operator = { email: uniqueEmail(), role: 'support', password: leaked }
    const v2 = { connection, email: uniqueEmail(), password: leaked }
    const of2 = ({ status, body }: Answer) => [status, body.errorCode]
    const of1 = ({ status, body }: Answer) => [status, body.code, Object.keys(body.errors ?? {})]
    expect(of2(await app.api('POST', '/users', { body: v2 }))).toEqual([400, 'password_leaked'])
    expect(of2(await app.api('PATCH', at(userId), { body: { password: leaked } }))).toEqual([400, 'password_leaked'])
    expect(of1(await app.v1('POST', '/operators', { body: operator }))).toEqual([400, 'password_leaked', ['password']])
  })
})

describe('at a sign-in', () => {
  test('another is chosen first, the mark is kept once, and goes with the password', async () => {
    const { email, userId } = await somebody()
    const { browser, sent } = await typed(email)
    expect(browser.cookies.has('rollcall-session')).toBe(false)
    const page = await browser.open(sent.location ?? '')
    expect(page).toMatchObject({ heading: 'Choose a new password', status: 200 })
    expect(page.text).toContain('This password has appeared in a leak. Choose another.')
    const { leakedAt } = await methodsOf(userId)
    expect(leakedAt).not.toBeNull()
    expect(await passwordCheck(userId)).toMatchObject({ state: 'warn', facts: { leakedAt, mustChange: true } })
    expect(await found('password=leaked')).toContain(userId)
    app.clock.aheadMs += 60_000
    await typed(email)
    expect((await methodsOf(userId)).leakedAt).toBe(leakedAt)
    const told = (await eventsOf('user.password_leaked')).filter(
      ({ subject }: { subject: { id: string } }) => subject.id === userId,
    )
    expect(told).toHaveLength(1)

    const done = await browser.send(page, '/u/login/new-password', { password: another })
    expect(done).toMatchObject({ status: 303, location: '/account' })
    expect(await methodsOf(userId)).toMatchObject({ isSet: true, leakedAt: null, looksForLeaks: true })
    expect(await passwordCheck(userId)).toMatchObject({ state: 'pass', facts: { leakedAt: null } })
    expect(await found('password=leaked')).not.toContain(userId)
    expect((await typed(email, another)).sent.location).toBe('/account')
  })

  test('it is only marked where the settings say so', async () => {
    const { email, userId } = await somebody()
    const changed = await app.v1('PATCH', '/settings', { body: { leakedPasswordAtSignIn: 'note' } })
    expect(changed.status, changed.text).toBe(200)
    expect((await typed(email)).sent.location).toBe('/account')
    const { leakedAt } = await methodsOf(userId)
    expect(await passwordCheck(userId)).toEqual({
      id: 'password',
      state: 'warn',
      facts: expect.objectContaining({ leakedAt }),
    })
    await app.v1('PATCH', '/settings', { body: { leakedPasswordAtSignIn: 'change' } })
    expect((await typed(email)).sent.location).toContain('/u/login/new-password')
  })

  test('a program that takes passwords itself is sent to the page', async () => {
    const { email } = await somebody()
    const body = { grant_type: 'password', client_id: clientId, username: email, password, scope: 'openid' }
    const { status, body: answer } = await app.anonymous('POST', '/oauth/token', { body })
    expect([status, answer.error]).toEqual([403, 'access_denied'])
  })

  test('a wrong password is looked for nowhere, and marks nobody', async () => {
    const { email, userId } = await somebody()
    await typed(email, leaked)
    expect((await methodsOf(userId)).leakedAt).toBeNull()
  })

  test('a password that an administrator sets takes the mark away', async () => {
    const { email, userId } = await somebody()
    await typed(email)
    expect((await methodsOf(userId)).leakedAt).not.toBeNull()
    expect((await app.api('PATCH', at(userId), { body: { password: another } })).status).toBe(200)
    expect((await methodsOf(userId)).leakedAt).toBeNull()
  })
})

test('the vendor’s logs and numbers tell of them', async () => {
  const types = async () =>
    new Set((await app.api('GET', '/logs?per_page=100')).body.map(({ type }: { type: string }) => type))
  await vi.waitFor(
    async () => {
      const told = await types()
      for (const type of ['pwd_leak', 'signup_pwd_leak', 'reset_pwd_leak']) expect([...told]).toContain(type)
      const [today] = (await app.api('GET', '/stats/daily')).body
      const events = [...(await eventsOf('user.password_leaked')), ...(await eventsOf('user.leaked_password_refused'))]
      expect(today.leaked_passwords).toBe(events.length)
    },
    { timeout: 5_000, interval: 200 },
  )
})

test('a list that cannot be read keeps nobody out, and is told of in the audit and by the health of the system', async () => {
  const standing = async () => (await app.v1('GET', '/system')).body.leakedPasswords
  expect(await standing()).toEqual({ state: 'readable', writtenAt: expect.any(String) })
  const { email } = await somebody()
  rmSync(file)
  expect(await standing()).toEqual({ state: 'unreadable', writtenAt: null })
  expect((await typed(email)).sent.location).toBe('/account')
  expect((await typed(email)).sent.location).toBe('/account')
  expect(await eventsOf('password_list.unreadable')).toHaveLength(1)
  const body = { connection: 'Username-Password-Authentication', email: uniqueEmail(), password: leaked }
  const made = await app.api('POST', '/users', { body })
  expect(made.status, made.text).toBe(201)
})

test('the first owner has none of them either', async () => {
  const { console } = app.app
  const given = { email: uniqueEmail(), password: leaked, role: 'owner' } as const
  await expect(
    console.change((deps) => newOperator({ ...console, ...deps }, systemActor, given)),
  ).rejects.toMatchObject({ code: 'password_leaked' })
})
