import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../test/support/test-app.ts'
import { systemActor } from '../kernel/actor.ts'
import type { JsonObject } from '../kernel/json.ts'
import { presentUser } from './find-user.ts'
import { newPassword } from './new-password.ts'
import { primaryIdentity } from './user.ts'

let app: TestApp
let serial = 0
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())
beforeEach(() => {
  serial += 1
})

/** Somebody in a database of their own, which has these options. */
async function personWith(options: JsonObject, password = 'Violet-Harbour-1') {
  const name = `database-${serial}`
  const connection = await app.api('POST', '/connections', { body: { name, strategy: 'auth0', options } })
  const email = `alice${serial}@example.com`
  const created = await app.api('POST', '/users', { body: { connection: name, email, password } })
  if (created.status !== 201) throw new Error(created.text)
  const path = `/users/${encodeURIComponent(created.body.user_id)}`
  return {
    id: created.body.user_id as string,
    connectionId: connection.body.id as string,
    set: (next: string) => app.api('PATCH', path, { body: { password: next } }),
    changeOptions: (changed: JsonObject) =>
      app.api('PATCH', `/connections/${connection.body.id}`, { body: { options: { ...options, ...changed } } }),
  }
}

const reused = { status: 400, body: { message: 'PasswordHistoryError: Password has previously been used' } }
const remembering = (size: number) => ({ passwordPolicy: 'none', password_history: { enable: true, size } })

describe('the history of passwords', () => {
  test('refuses the present password and as many earlier ones as the policy says', async () => {
    const alice = await personWith(remembering(2), 'first')
    for (const next of ['second', 'third', 'fourth']) expect((await alice.set(next)).status).toBe(200)
    for (const before of ['second', 'third', 'fourth']) expect(await alice.set(before)).toMatchObject(reused)
    expect((await alice.set('first')).status).toBe(200)
    expect((await alice.set('second')).status).toBe(200)
    expect(await alice.set('fourth')).toMatchObject(reused)
  })

  test('remembers nothing while it is off', async () => {
    const alice = await personWith({ passwordPolicy: 'none' }, 'first')
    for (const next of ['first', 'second', 'first']) expect((await alice.set(next)).status).toBe(200)
    await alice.changeOptions(remembering(5))
    expect((await alice.set('second')).status).toBe(200)
    expect(await alice.set('first')).toMatchObject(reused)
  })

  test('forgets at the next change what a smaller policy remembers no more', async () => {
    const alice = await personWith(remembering(3), 'first')
    for (const next of ['second', 'third']) await alice.set(next)
    await alice.changeOptions(remembering(1))
    await alice.set('fourth')
    await alice.changeOptions(remembering(3))
    expect((await alice.set('first')).status).toBe(200)
  })

  test('is that of one identity, and goes with it', async () => {
    const alice = await personWith(remembering(3), 'first')
    await alice.set('second')
    const { passwords, users } = app.app.directory.stores
    const owner = { connectionId: alice.connectionId, subject: alice.id.split('|')[1] as string }
    expect(await passwords.listEarlier(owner, 9)).toHaveLength(1)
    expect(await passwords.listEarlier({ ...owner, subject: 'nobody' }, 9)).toEqual([])
    await users.remove(alice.id)
    expect(await passwords.listEarlier(owner, 9)).toEqual([])
  })

  test('the same password in a newer form is no change, and takes the place of that password alone', async () => {
    const alice = await personWith(remembering(3), 'first')
    const { passwords } = app.app.directory.stores
    const owner = { connectionId: alice.connectionId, subject: alice.id.split('|')[1] as string }
    const first = await passwords.find(owner)
    const newer = await app.app.directory.hashPassword('first')
    await passwords.rehash(owner, newer, first as never)
    expect(await passwords.find(owner)).toEqual(newer)
    expect(await passwords.listEarlier(owner, 9)).toEqual([])
    await alice.set('second')
    const second = await passwords.find(owner)
    await passwords.rehash(owner, newer, newer)
    expect(await passwords.find(owner)).toEqual(second)
  })
})

describe('a password by the default policy of a new database', () => {
  test('has eight characters of three kinds', async () => {
    const alice = await personWith({})
    for (const weak of ['Short-1', 'only-small-letters', '12345678901234']) {
      expect(await alice.set(weak)).toMatchObject({ body: { message: 'PasswordStrengthError: Password is too weak' } })
    }
    expect((await alice.set('Long-er1')).status).toBe(200)
  })
})

describe('AUT-19 a password by a policy of fifteen characters and a dictionary', () => {
  const policy = {
    passwordPolicy: 'none',
    password_complexity_options: { min_length: 15 },
    password_dictionary: { enable: true, dictionary: [] },
  }
  const long = 'long enough to be taken'

  test('is long enough with fifteen, in whatever script, and nothing is asked of its characters', async () => {
    const alice = await personWith(policy, long)
    expect(await alice.set('fourteen chars')).toMatchObject({
      body: { message: 'PasswordStrengthError: Password is too weak' },
    })
    for (const allowed of ['fifteen letters', '🦜'.repeat(15), `${'🦜é'.repeat(32)}`, 'ü🦜'.repeat(128)]) {
      expect((await alice.set(allowed)).status, allowed).toBe(200)
    }
  })

  test('is not the name of the service or the e-mail address with something around it', async () => {
    const alice = await personWith(policy, long)
    await app.app.directory.stores.settings.change({ displayName: 'Acme Rocket Portal' })
    for (const common of ['AcmeRocketPortal', 'acme.rocket.portal-2026!', '123alice@example.com456']) {
      expect(await alice.set(common), common).toMatchObject({
        body: { message: 'PasswordDictionaryError: Password is too common' },
      })
    }
    expect((await alice.set('acme rockets fly to the moon')).status).toBe(200)
  })

  test.each([
    ['1 MB', 'x'.repeat(1_000_000)],
    ['1,025 code points', 'x'.repeat(1_025)],
    ['a NUL', 'long enough but \0 no'],
  ])('AUT-19 of %s is refused with no hash computed', async (_what, password) => {
    const alice = await personWith(policy, long)
    expect((await alice.set(password)).status).toBe(400)
    expect(await hashesFor(alice.id, alice.connectionId, password)).toBe(0)
  })

  async function hashesFor(userId: string, connectionId: string, password: string): Promise<number> {
    const { directory } = app.app
    let hashes = 0
    const counting = {
      ...directory,
      hashPassword: (text: string) => {
        hashes += 1
        return directory.hashPassword(text)
      },
    }
    const user = presentUser(await directory.stores.users.find(userId))
    const connection = await directory.stores.connections.find(connectionId)
    if (connection === null) throw new Error('no connection')
    await newPassword(counting, systemActor, user, primaryIdentity(user), connection, password).catch(() => undefined)
    return hashes
  }
})
