// Somebody who is signed in to their own account, by the pages.
import type { Browserless } from '../support/browserless.ts'
import type { TestApp } from '../support/test-app.ts'
import { addAuthenticator, codeFor, type Factors, waitForNextCode } from './factors.ts'
import { addPerson, identified, password, uniqueEmail } from './people.ts'

export interface Resident {
  readonly email: string
  readonly userId: string
  readonly browser: Browserless
}

export async function resident(app: TestApp, email = uniqueEmail()): Promise<Resident> {
  const userId = await addPerson(app, email)
  return { email, userId, browser: await signedIn(app, email) }
}

/** In a browser of its own. */
export async function signedIn(app: TestApp, email: string, given = password): Promise<Browserless> {
  const { browser, page } = await identified(app, email)
  await browser.send(page, '/u/login/password', { password: given })
  return browser
}

/** The same for somebody with an authenticator, who has shown it. */
export async function guardedResident(app: TestApp): Promise<Resident & Factors> {
  const email = uniqueEmail()
  const userId = await addPerson(app, email)
  const factors = await addAuthenticator(app, userId)
  return { email, userId, ...factors, browser: await signedInWithCode(app, email, factors.secret) }
}

export async function signedInWithCode(app: TestApp, email: string, secret: string): Promise<Browserless> {
  waitForNextCode(app)
  const { browser, page } = await identified(app, email)
  const challenge = await browser.submit(page, '/u/login/password', { password })
  await browser.send(challenge, '/u/mfa-otp-challenge', { code: codeFor(app, secret) })
  return browser
}

/** The types of what happened to somebody, oldest first. */
export async function eventsOf(app: TestApp, userId: string): Promise<readonly string[]> {
  const page = { kind: 'offset', offset: 0, limit: 100, withTotal: false } as const
  const { items } = await app.app.directory.stores.audit.listAbout(userId, page)
  return items.map(({ type }) => type).toReversed()
}

/** An app of others that somebody allowed to read their orders. */
export async function addConsent(app: TestApp, userId: string, clientId: string): Promise<void> {
  const { stores, clock } = app.app.directory
  const audience = 'https://orders.example.com'
  const consent = { id: `gra_${clientId}`, userId, clientId, audience, scope: ['read:orders'], givenAt: clock.now() }
  await stores.consents.give(consent)
}
