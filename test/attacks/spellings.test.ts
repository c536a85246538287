// No spelling of one person's name leads into the account of another, at whatever door: AUT-15, AUT-16.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { client } from '../api/oauth/person-client.ts'
import { addPerson, begin, identified, mailed, password, uniqueEmail } from '../login/people.ts'
import { findMessages } from '../support/find-messages.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'

const database = 'Username-Password-Authentication'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp({ rateLimit: null })
})
// So that the guesses of one test are no longer counted in the next.
beforeEach(() => {
  app.clock.aheadMs += 15 * 60_000
})
afterAll(() => app.close())

/** Looks like alice@example.com to a person or to a machine that folds too much. */
const spellings = (name: string): readonly (readonly [what: string, spelling: string])[] => [
  ['capitals', `${name.toUpperCase()}@EXAMPLE.COM`],
  ['a dotless i', `${name.replace('i', 'ı')}@example.com`],
  ['a dotted capital I', `${name.replace('i', 'İ')}@example.com`],
  ['full-width letters', `${name.replace('a', 'ａ')}@example.com`],
  ['a Cyrillic a', `${name.replace('a', 'а')}@example.com`],
  ['a combining mark', `${name}\u0301@example.com`],
  ['a zero-width space', `${name}\u200b@example.com`],
  ['a soft hyphen', `${name}\u00ad@example.com`],
  ['a final dot', `${name}@example.com.`],
  ['a plus', `${name}+1@example.com`],
  ['a host in full width', `${name}@ｅxample.com`],
  ['spaces around', ` ${name}@example.com `],
  ['a Kelvin sign', `${name.replace('k', '\u212a')}@example.com`],
  ['a long s', `${name.replace('s', 'ſ')}@example.com`],
  ['a comment', `${name}(x)@example.com`],
  ['quotes', `"${name}"@example.com`],
  ['a NUL', `${name}\0@example.com`],
]

/** Every letter that one of them stands on. */
const newName = () =>
  `aliks${Math.random()
    .toString(36)
    .slice(2, 8)
    .replaceAll(/[^a-z]/g, 'x')}`
const idOf = async (email: string) => (await app.api('GET', `/users-by-email?email=${encodeURIComponent(email)}`)).body

describe.each(spellings(newName()).map(([what]) => what))('AUT-15 an address with %s', (what) => {
  const other = (name: string) => spellings(name).find(([each]) => each === what)?.[1] ?? ''

  test('is the same account, or another, or none: never somebody else’s', async () => {
    const name = newName()
    const email = `${name}@example.com`
    const userId = await addPerson(app, email)
    const spelled = other(name)
    const body = { connection: database, email: spelled, password: 'brass kettle morning 5' }
    const made = await app.api('POST', '/users', { body })
    expect([201, 400, 409]).toContain(made.status)
    if (made.status === 201) {
      expect(made.body.user_id).not.toBe(userId)
      expect(made.body.email).not.toBe(email)
    }
    expect((await idOf(email)).map((user: { user_id: string }) => user.user_id)).toEqual([userId])
    // The other's password opens what is theirs, at most.
    expect(await ownerOpenedBy(spelled, 'brass kettle morning 5')).not.toBe(userId)
    expect(await ownerOpenedBy(email, 'brass kettle morning 5')).toBeNull()
    const opened = await ownerOpenedBy(spelled, password)
    expect(opened === null || opened === userId).toBe(true)
  })

  test('gets no mail that belongs to the account it looks like, from no door', async () => {
    const name = newName()
    const email = `${name}@example.com`
    await addPerson(app, email)
    const spelled = other(name)
    const one = await client(app)
    const { browser, page } = await begin(app)
    const request = await browser.open('/u/reset-password/request')
    await browser.submit(request, '/u/reset-password/request', { email: spelled })
    const typed = await browser.submit(page, '/u/login', { identifier: spelled })
    if (typed.address.startsWith('/u/login/password')) await browser.send(typed, '/u/login/code/send')
    const body = { client_id: one.client_id, connection: database, email: spelled }
    await app.anonymous('POST', '/dbconnections/change_password', { body })
    await app.anonymous('POST', '/dbconnections/signup', { body: { ...body, password: 'brass kettle morning 5' } })
    const page2 = { kind: 'cursor', after: null, limit: 100, withTotal: false } as const
    const { items } = await app.app.directory.stores.messages.list(page2)
    const aboutThem = items.filter(({ kind }) => ['reset-password', 'sign-in-code'].includes(kind))
    for (const { to, userId } of aboutThem) {
      const [owner] = await idOf(to)
      expect([to, owner?.user_id]).toEqual([to, userId])
    }
  })
})

async function ownerOpenedBy(identifier: string, given: string): Promise<string | null> {
  const { browser, page, signIn } = await identified(app, identifier)
  if (!page.address.startsWith('/u/login/password')) return null
  await browser.send(page, '/u/login/password', { password: given })
  return (await app.app.directory.stores.signIns.findByReference(signIn.reference))?.userId ?? null
}

describe('AUT-16 a name that is somebody’s address', () => {
  let named: string
  beforeAll(async () => {
    named = 'by-name'
    const options = { requires_username: true, validation: { username: { min: 1, max: 40 } } }
    const made = await app.api('POST', '/connections', { body: { name: named, strategy: 'auth0', options } })
    if (made.status !== 201) throw new Error(made.text)
  })

  test('cannot be had as a username, when it is made or later', async () => {
    const email = uniqueEmail()
    const base = { connection: named, password }
    expect((await app.api('POST', '/users', { body: { ...base, username: 'bob', email } })).status).toBe(201)
    for (const username of [email, email.toUpperCase(), ` ${email}`, `${email} `, `${email}.`]) {
      const body = { ...base, username, email: uniqueEmail() }
      const made = await app.api('POST', '/users', { body })
      expect([username, [400, 409].includes(made.status)]).toEqual([username, true])
    }
    const mallory = (await app.api('POST', '/users', { body: { ...base, username: 'mal', email: uniqueEmail() } })).body
    const path = `/users/${encodeURIComponent(mallory.user_id)}`
    for (const change of [{ username: email }, { email }, { username: 'bob' }]) {
      const answer = await app.api('PATCH', path, { body: { ...change, connection: named } })
      expect([Object.keys(change)[0], [400, 409].includes(answer.status)]).toEqual([Object.keys(change)[0], true])
    }
  })

  test('as a nickname, a name or metadata leads nowhere', async () => {
    const bob = uniqueEmail()
    const bobId = await addPerson(app, bob)
    const malloryEmail = uniqueEmail()
    await app.api('POST', '/users', {
      body: {
        connection: database,
        email: malloryEmail,
        password: 'brass kettle morning 5',
        nickname: bob,
        name: bob,
        given_name: bob,
        user_metadata: { email: bob },
        app_metadata: { email: bob, user_id: bobId },
      },
    })
    expect(await ownerOpenedBy(bob, 'brass kettle morning 5')).toBeNull()
    expect(await ownerOpenedBy(bob, password)).toBe(bobId)
    const { browser } = await begin(app)
    await browser.submit(await browser.open('/u/reset-password/request'), '/u/reset-password/request', { email: bob })
    expect(await mailed(app, bob)).toMatchObject({ kind: 'reset-password' })
    expect(await findMessages(app, malloryEmail)).toEqual([])
  })

  test('a phone number of another cannot be taken', async () => {
    const phone = '+15550001111'
    const made = (email: string) =>
      app.api('POST', '/users', { body: { connection: database, email, password, phone_number: phone } })
    const first = await made(uniqueEmail())
    expect(first.status).toBe(201)
    expect((await made(uniqueEmail())).status).toBe(409)
    const mallory = await addPerson(app, uniqueEmail())
    const answer = await app.api('PATCH', `/users/${encodeURIComponent(mallory)}`, { body: { phone_number: phone } })
    expect([400, 409]).toContain(answer.status)
  })
})
