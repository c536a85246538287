import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { findMessages } from '../../test/support/find-messages.ts'
import { startTestApp, type TestApp } from '../../test/support/test-app.ts'
import { isRememberedBrowser, rememberBrowser } from '../authentication-methods/remembered-browser.ts'
import { connectionKind } from '../connections/connection.ts'
import type { Directory } from '../directory.ts'
import { guardAttempt } from '../guards/guard-attempt.ts'
import { listLocks } from '../guards/list-locks.ts'
import { systemActor } from '../kernel/actor.ts'
import { consumeSecret, issueSecret } from '../one-time-secrets/one-time-secret.ts'
import { verifyPassword } from '../passwords/verify-password.ts'
import { openSession } from '../sessions/open-session.ts'
import { renewSession } from '../sessions/renew-session.ts'
import { changePassword, preparePassword, setPassword } from './change-password.ts'
import { createUser } from './create-user.ts'
import { presentUser } from './find-user.ts'
import { primaryIdentity } from './user.ts'

let app: TestApp
let directory: Directory
let userId: string
let serial = 0
beforeAll(async () => {
  app = await startTestApp()
  directory = app.app.directory
})
afterAll(() => app.close())

const passwordAtFirst = 'Violet-Harbour-1'
beforeEach(async () => {
  serial += 1
  const input = { connection: 'Username-Password-Authentication', password: passwordAtFirst }
  userId = (await createUser(directory, systemActor, { ...input, email: `bob${serial}@example.com` })).id
})

const origin = { ip: '203.0.113.7', userAgent: null }

async function signedIn(securityVersion = 1) {
  const settings = await directory.stores.settings.read()
  const methods = [{ name: 'pwd', at: directory.clock.now() }] as const
  const input = { userId, securityVersion, methods, isPersistent: true, origin, settings }
  return openSession({ ...directory.stores, clock: directory.clock }, input)
}

const isAlive = async (id: string) => (await directory.stores.sessions.find(id, directory.clock.now())) !== null

/** What somebody may hold of a person: all of it is worthless once the password is another. */
async function everythingIssued() {
  const { stores, clock } = directory
  const person = { userId, securityVersion: 1 }
  const sessions = [await signedIn(), await signedIn(), await signedIn()]
  const browser = await rememberBrowser({ ...stores, clock }, systemActor, { ...person, days: 30 })
  const secrets = await Promise.all(
    (['password-reset', 'authorization-code', 'email-change'] as const).map(async (purpose) => ({
      purpose,
      secret: await issueSecret({ ...stores, clock }, { purpose, lifetimeSeconds: 600, person }),
    })),
  )
  return {
    sessions,
    survivors: async () => {
      const alive = await Promise.all(sessions.map(({ session }) => isAlive(session.id)))
      const spent = await Promise.all(
        secrets.map(({ purpose, secret }) => consumeSecret({ ...stores, clock }, purpose, secret)),
      )
      const remembered = await isRememberedBrowser({ ...stores, clock }, userId, browser)
      return [...alive, ...spent.map((each) => each !== null), remembered].filter(Boolean).length
    },
  }
}

const matches = async (password: string) => {
  const owner = primaryIdentity(presentUser(await directory.stores.users.find(userId)))
  const stored = await directory.stores.passwords.find(owner)
  return stored !== null && (await verifyPassword(password, stored, directory.peppers)).matches
}

const eventsOf = async () => {
  const page = { kind: 'offset', offset: 0, limit: 20, withTotal: false } as const
  return (await directory.stores.audit.listAbout(userId, page)).items
}

const mailsOf = async () => {
  const { items } = await directory.stores.messages.list({ kind: 'cursor', after: null, limit: 50, withTotal: false })
  return items.filter(({ to }) => to === `bob${serial}@example.com`).map(({ kind }) => kind)
}

describe('a changed password', () => {
  test('SES-02 ends every session, link, code and remembered browser but the session that changed it', async () => {
    const issued = await everythingIssued()
    const { session } = await signedIn()
    const { securityVersion } = await changePassword(directory, systemActor, userId, 'Amber-Lantern-2', {
      reason: 'changed',
      keptSessionId: session.id,
    })
    const renewed = await renewSession({ ...directory.stores, clock: directory.clock }, session, {
      methods: [{ name: 'pwd', at: directory.clock.now() }],
      securityVersion,
    })
    expect(await issued.survivors()).toBe(0)
    expect(await isAlive(renewed.session.id)).toBe(true)
  })

  test.each(['reset', 'by-admin', 'recovery'] as const)('SES-03 by %s ends everything', async (reason) => {
    const issued = await everythingIssued()
    await changePassword(directory, systemActor, userId, 'Amber-Lantern-2', { reason })
    expect(await issued.survivors()).toBe(0)
  })

  test('SES-03 by PATCH of an administrator ends everything', async () => {
    const issued = await everythingIssued()
    const patched = await app.api('PATCH', `/users/${userId}`, { body: { password: 'Amber-Lantern-2' } })
    expect(patched.status).toBe(200)
    expect(await issued.survivors()).toBe(0)
    expect(await mailsOf()).toEqual(['password-changed'])
  })

  test('is told in the language of the person', async () => {
    await app.api('PATCH', `/users/${userId}`, { body: { user_metadata: { locale: 'fr-CA' } } })
    await changePassword(directory, systemActor, userId, 'Amber-Lantern-2', { reason: 'reset' })
    expect(await findMessages(app, `bob${serial}@example.com`)).toMatchObject([{ locale: 'fr-CA' }])
  })

  test('opens the account, is written into the record and the audit once, and the person is told', async () => {
    await changePassword(directory, systemActor, userId, 'Amber-Lantern-2', { reason: 'reset', place: 'Vienna' })
    expect([await matches(passwordAtFirst), await matches('Amber-Lantern-2')]).toEqual([false, true])
    const user = presentUser(await directory.stores.users.find(userId))
    expect(user).toMatchObject({ lastPasswordReset: user.updatedAt, version: 2 })
    expect(await eventsOf()).toMatchObject([
      { type: 'user.password_changed', details: { reason: 'reset' } },
      { type: 'user.created' },
    ])
    expect(await mailsOf()).toEqual(['password-changed'])
  })

  test('AUT-06 lifts the lock that guesses at the old one made, and none of the second factor', async () => {
    const { stores, clock } = directory
    const guard = { ...stores, clock }
    const protection = await stores.settings.read()
    const attempt = { account: userId, ip: `198.51.100.${serial}`, isKnownBrowser: false }
    for (let count = 0; count < 10; count += 1) await guardAttempt(guard, { ...attempt, act: 'password', protection })
    for (let count = 0; count < 15; count += 1) await guardAttempt(guard, { ...attempt, act: 'second-factor' })
    expect(await listLocks(guard, userId)).toHaveLength(2)
    await changePassword(directory, systemActor, userId, 'Amber-Lantern-2', { reason: 'reset' })
    expect(await listLocks(guard, userId)).toMatchObject([{ act: 'second-factor' }])
  })

  test('is kept in the transaction of the link that allowed it, or not at all', async () => {
    const prepared = await preparePassword(directory, systemActor, userId, 'Amber-Lantern-2')
    const spending = directory.change(async (deps) => {
      await setPassword(deps, systemActor, userId, prepared, { reason: 'reset' })
      throw new Error('the link was spent already')
    })
    await expect(spending).rejects.toThrow('spent already')
    expect(await matches(passwordAtFirst)).toBe(true)
    expect(await mailsOf()).toEqual([])
  })
})

describe('a password is refused', () => {
  const change = (password: string) => changePassword(directory, systemActor, userId, password, { reason: 'changed' })

  test('of a person who is not there', async () => {
    const nobody = changePassword(directory, systemActor, 'auth0|nobody', 'Amber-Lantern-2', { reason: 'changed' })
    await expect(nobody).rejects.toMatchObject({ code: 'user_not_found' })
  })

  test('by the policy, before anything is hashed or ended', async () => {
    const { session } = await signedIn()
    await expect(change('short')).rejects.toMatchObject({ code: 'password_too_weak' })
    expect(await isAlive(session.id)).toBe(true)
  })

  test('AUT-17 where the connection takes none', async () => {
    const { body } = await app.api('POST', '/connections', {
      body: {
        name: `keys-only-${serial}`,
        strategy: 'auth0',
        options: { authentication_methods: { password: { enabled: false }, passkey: { enabled: true } } },
      },
    })
    const input = { connection: body.name, email: `dan${serial}@example.com`, mayLackPassword: true }
    const { id } = await createUser(directory, systemActor, input)
    const changing = changePassword(directory, systemActor, id, 'Amber-Lantern-2', { reason: 'reset' })
    await expect(changing).rejects.toMatchObject({ code: 'not_permitted' })
  })

  test('where the person has none', async () => {
    const { body } = await app.api('POST', '/connections', { body: { name: `mail-${serial}`, strategy: 'email' } })
    expect(connectionKind(body)).toBe('email')
    const { id } = await createUser(directory, systemActor, {
      connection: body.name,
      email: `carol${serial}@example.com`,
    })
    const changing = changePassword(directory, systemActor, id, 'Amber-Lantern-2', { reason: 'reset' })
    await expect(changing).rejects.toMatchObject({ code: 'operation_not_supported' })
  })
})
