import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { systemActor } from '../../src/kernel/actor.ts'
import { updateUser } from '../../src/users/update-user.ts'
import { newBrowserless } from '../support/browserless.ts'
import { findMessages } from '../support/find-messages.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { eventsOf, type Resident, resident, signedIn } from './account-people.ts'
import { addPerson, identified, password, uniqueEmail } from './people.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app?.close())

async function asksFor(someone: Resident, email: string) {
  const page = await someone.browser.open('/account/email')
  return someone.browser.submit(page, '/account/email', { email })
}

/** The link of that kind that was written to the address last, as a path. */
async function linkTo(to: string, kind: string): Promise<string> {
  const message = (await findMessages(app, to)).find((each) => each.kind === kind)
  const values = (message?.values ?? {}) as { readonly link?: string; readonly undoLink?: string }
  const { pathname, search } = new URL(values.undoLink ?? values.link ?? 'none:')
  return `${pathname}${search}`
}

async function changed(someone: Resident, email: string) {
  await asksFor(someone, email)
  const link = await linkTo(email, 'email-change-confirm')
  return someone.browser.submit(await someone.browser.open(link), '/u/email-change')
}

async function emailOf(userId: string) {
  const user = await app.app.directory.stores.users.find(userId)
  return { email: user?.email, emailVerified: user?.emailVerified }
}

describe('REC-15 a change of address', () => {
  test('counts once the new mailbox confirmed it, and not before', async () => {
    const alice = await resident(app)
    const email = uniqueEmail()
    const asked = await asksFor(alice, email.toUpperCase())
    expect(asked.text).toContain('We sent a link to the new address.')
    expect(await emailOf(alice.userId)).toEqual({ email: alice.email, emailVerified: true })
    // Neither a reset nor a sign-in goes by the address that is not proven.
    await app.anonymous('POST', '/dbconnections/change_password', {
      body: { client_id: 'none', connection: 'Username-Password-Authentication', email },
    })
    expect((await findMessages(app, email)).map(({ kind }) => kind)).toEqual(['email-change-confirm'])

    const link = await linkTo(email, 'email-change-confirm')
    const scanner = await newBrowserless(app.url).open(link)
    expect(scanner.heading).toBe('Confirm your new email address')
    expect(await emailOf(alice.userId)).toMatchObject({ email: alice.email })

    const done = await alice.browser.submit(await alice.browser.open(link), '/u/email-change')
    expect(done.heading).toBe('Your email address is changed')
    expect(await emailOf(alice.userId)).toEqual({ email, emailVerified: true })
    expect((await alice.browser.open(link)).status).toBe(400)
    expect(await eventsOf(app, alice.userId)).toEqual(
      expect.arrayContaining(['user.email_change_requested', 'user.email_changed']),
    )
  })

  test('keeps this browser signed in under a new cookie, and nobody else', async () => {
    const alice = await resident(app)
    const other = await signedIn(app, alice.email)
    const before = alice.browser.cookies.get('rollcall-session')
    await changed(alice, uniqueEmail())
    expect(alice.browser.cookies.get('rollcall-session')).not.toBe(before)
    expect((await alice.browser.open('/account')).heading).toBe('Profile')
    expect((await other.request('GET', '/account')).location).toMatch(/^\/u\/login/)
  })

  test('confirmed elsewhere, ends every session', async () => {
    const alice = await resident(app)
    const email = uniqueEmail()
    await asksFor(alice, email)
    const phone = newBrowserless(app.url)
    await phone.submit(await phone.open(await linkTo(email, 'email-change-confirm')), '/u/email-change')
    expect(phone.cookies.has('rollcall-session')).toBe(false)
    expect((await alice.browser.request('GET', '/account')).location).toMatch(/^\/u\/login/)
  })

  test('ends the links that went to the old mailbox', async () => {
    const alice = await resident(app)
    const browser = newBrowserless(app.url)
    await browser.submit(await browser.open('/u/reset-password/request'), '/u/reset-password/request', {
      email: alice.email,
    })
    const reset = await linkTo(alice.email, 'reset-password')
    expect((await newBrowserless(app.url).open(reset)).status).toBe(200)
    await changed(alice, uniqueEmail())
    expect((await newBrowserless(app.url).open(reset)).status).toBe(400)
  })

  test('is the last that was asked for', async () => {
    const alice = await resident(app)
    const [first, second] = [uniqueEmail(), uniqueEmail()]
    await asksFor(alice, first)
    await asksFor(alice, second)
    expect((await alice.browser.open(await linkTo(first, 'email-change-confirm'))).status).toBe(400)
    expect((await alice.browser.open(await linkTo(second, 'email-change-confirm'))).status).toBe(200)
  })

  test('to what is no address, or the same, says so', async () => {
    const alice = await resident(app)
    const wrong = await asksFor(alice, 'no address')
    expect(wrong.text).toContain('Enter an email address such as name@example.com.')
    expect(wrong.html).toContain('value="no address"')
    expect((await asksFor(alice, alice.email)).text).toContain('This is the address of your account already.')
  })

  test('to somebody else’s looks the same, and only that mailbox learns', async () => {
    const alice = await resident(app)
    const taken = uniqueEmail()
    await addPerson(app, taken)
    const asked = await asksFor(alice, taken)
    expect(asked.text).toContain('We sent a link to the new address.')
    const page = await alice.browser.open(await linkTo(taken, 'email-change-confirm'))
    const refused = await alice.browser.submit(page, '/u/email-change')
    expect(refused.text).toContain('Another account has this address.')
    expect(await emailOf(alice.userId)).toMatchObject({ email: alice.email })
  })

  test('mails no address more than five times an hour', async () => {
    const alice = await resident(app)
    const victim = uniqueEmail()
    for (let time = 0; time < 7; time += 1) await asksFor(alice, victim)
    expect((await findMessages(app, victim)).length).toBe(5)
  })
})

describe('REC-15 the old mailbox', () => {
  test('is told at once, and stops a change that was not confirmed yet', async () => {
    const alice = await resident(app)
    const thief = await signedIn(app, alice.email)
    const evil = uniqueEmail()
    await asksFor({ ...alice, browser: thief }, evil)
    const undo = await linkTo(alice.email, 'email-change-notice')
    const browser = newBrowserless(app.url)
    const page = await browser.open(undo)
    expect(page.heading).toBe('Was it not you?')
    expect((await thief.open('/account')).heading).toBe('Profile')
    const done = await browser.submit(page, '/u/email-change/undo')
    expect(done.heading).toBe('Your address is as it was')
    expect(done.html).toContain('href="/u/reset-password/request"')
    expect((await thief.request('GET', '/account')).location).toMatch(/^\/u\/login/)
    expect((await browser.open(await linkTo(evil, 'email-change-confirm'))).status).toBe(400)
    expect(await eventsOf(app, alice.userId)).toContain('user.email_change_undone')
  })

  test('takes a confirmed change back for a day, whatever the thief changed since', async () => {
    const alice = await resident(app)
    const thief = await signedIn(app, alice.email)
    const evil = uniqueEmail()
    await changed({ ...alice, browser: thief }, evil)
    const page = await thief.open('/account/security/password')
    await thief.submit(page, '/account/security/password', { current: password, password: 'copper meadow whistle 77' })
    app.clock.aheadMs += 23 * 60 * 60_000
    const browser = newBrowserless(app.url)
    await browser.submit(await browser.open(await linkTo(alice.email, 'email-changed')), '/u/email-change/undo')
    expect(await emailOf(alice.userId)).toEqual({ email: alice.email, emailVerified: true })
    expect((await thief.request('GET', '/account')).location).toMatch(/^\/u\/login/)
  })

  test('is not left behind by a chain of changes', async () => {
    const alice = await resident(app)
    const thief = { ...alice, browser: await signedIn(app, alice.email) }
    await changed(thief, uniqueEmail())
    const next = await asksFor(thief, uniqueEmail())
    expect(next.text).toContain('Your address was changed less than a day ago.')
    app.clock.aheadMs += 25 * 60 * 60_000
    const fresh = await signedIn(app, (await emailOf(alice.userId)).email ?? '')
    const later = await asksFor({ ...alice, browser: fresh }, uniqueEmail())
    expect(later.text).toContain('We sent a link to the new address.')
  })

  test('has a day and no more, and one use', async () => {
    const alice = await resident(app)
    const email = uniqueEmail()
    await changed(alice, email)
    const undo = await linkTo(alice.email, 'email-changed')
    const browser = newBrowserless(app.url)
    const page = await browser.open(undo)
    app.clock.aheadMs += 24 * 60 * 60_000 + 1000
    await browser.submit(page, '/u/email-change/undo')
    expect(await emailOf(alice.userId)).toMatchObject({ email })

    const bob = await resident(app)
    await changed(bob, uniqueEmail())
    const link = await linkTo(bob.email, 'email-changed')
    const opened = [1, 2, 3, 4].map(async () => {
      const one = newBrowserless(app.url)
      return { one, page: await one.open(link) }
    })
    const visits = await Promise.all(
      (await Promise.all(opened)).map(({ one, page }) => one.submit(page, '/u/email-change/undo')),
    )
    expect(visits.filter(({ heading }) => heading === 'Your address is as it was')).toHaveLength(1)
  })

  test('decides nothing once support gave the person another address', async () => {
    const alice = await resident(app)
    await changed(alice, uniqueEmail())
    const given = uniqueEmail()
    await updateUser(app.app.directory, systemActor, alice.userId, { email: given, emailVerified: true })
    const browser = newBrowserless(app.url)
    await browser.submit(await browser.open(await linkTo(alice.email, 'email-changed')), '/u/email-change/undo')
    expect(await emailOf(alice.userId)).toMatchObject({ email: given })
  })
})

test('a link of one purpose is worth nothing for another', async () => {
  const alice = await resident(app)
  const email = uniqueEmail()
  await asksFor(alice, email)
  const confirm = await linkTo(email, 'email-change-confirm')
  const undo = await linkTo(alice.email, 'email-change-notice')
  const browser = newBrowserless(app.url)
  expect((await browser.open(confirm.replace('/u/email-change', '/u/email-change/undo'))).status).toBe(400)
  expect((await browser.open(undo.replace('/undo', ''))).status).toBe(400)
  expect((await browser.open(confirm.replace('/u/email-change', '/u/reset-password'))).status).toBe(400)
})

test('an address that was not proven hears of nothing and takes nothing back', async () => {
  const alice = await resident(app)
  const unproven = uniqueEmail()
  await updateUser(app.app.directory, systemActor, alice.userId, { email: unproven, emailVerified: false })
  const browser = await signedIn(app, unproven)
  const page = await browser.open('/account')
  expect(page.text).toContain('Not confirmed yet')
  const sent = await browser.submit(page, '/account/email/verify')
  expect(sent.text).toContain('We sent a link to your address.')
  expect((await findMessages(app, unproven)).map(({ kind }) => kind)).toEqual(['verify-email'])
  await asksFor({ ...alice, browser }, uniqueEmail())
  expect((await findMessages(app, unproven)).map(({ kind }) => kind)).toEqual(['verify-email'])
})

test('signing in goes by the new address and no more by the old one', async () => {
  const alice = await resident(app)
  const email = uniqueEmail()
  await changed(alice, email)
  const fresh = await signedIn(app, email)
  expect((await fresh.open('/account')).heading).toBe('Profile')
  const old = await identified(app, alice.email)
  const refused = await old.browser.submit(old.page, '/u/login/password', { password })
  expect(refused.text).toContain('That didn’t work.')
})
