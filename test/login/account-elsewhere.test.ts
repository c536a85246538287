// Accounts that are not at home in our own database of people: operators, and people of another provider.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect, signInBy } from '../federation/browser.ts'
import { newBrowserless } from '../support/browserless.ts'
import { findMessages } from '../support/find-messages.ts'
import { operatorSession } from '../support/operator-session.ts'
import { signedIn } from '../support/signed-in.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { startTestProvider, type TestProvider } from '../support/test-provider.ts'

let app: TestApp
let provider: TestProvider
beforeAll(async () => {
  provider = await startTestProvider()
  app = await startTestApp({ outgoingAllow: ['localhost'] })
})
afterAll(async () => {
  await app?.close()
  await provider?.close()
})

test('an operator has an account page below the console, and does not delete themselves', async () => {
  const email = 'olivia@example.com'
  const body = { email, password: 'violet harbour lantern 42', role: 'owner' }
  const operator = await app.v1('POST', '/operators', { body })
  expect(operator.status, operator.text).toBe(201)
  const browser = newBrowserless(app.url)
  const { name, value } = await operatorSession(app, operator.body.id)
  browser.cookies.set(name, value)
  const profile = await browser.open('/console/account')
  expect(profile.text).toContain(email)
  expect(profile.html).toContain('href="/console/account/security"')
  const data = await browser.open('/console/account/data')
  expect(data.text).toContain('Download your data')
  expect(data.text).not.toContain('Delete your account')
  expect((await browser.open('/console/account/data/delete')).address).toBe('/console/account/data')
  const { token, session } = fieldsOf(data.html)
  const form = new URLSearchParams({ token, session, understood: 'yes' }).toString()
  const headers = { origin: new URL(app.url).origin, 'content-type': 'application/x-www-form-urlencoded' }
  await browser.request('POST', '/console/account/data/delete', headers, form)
  expect(await app.app.console.stores.users.find(operator.body.id)).not.toBeNull()
})

test('what an operator disowns leads security to the team, where operators are looked after', async () => {
  const body = { email: 'kim@example.com', password: 'violet harbour lantern 42', role: 'support' }
  const { body: operator } = await app.v1('POST', '/operators', { body })
  const browser = newBrowserless(app.url)
  const { name, value } = await operatorSession(app, operator.id)
  browser.cookies.set(name, value)
  await browser.submit(await browser.open('/console/account/activity'), '/console/account/activity/not-me')
  const [letter] = await findMessages({ app: { directory: app.app.console } }, 'olivia@example.com')
  expect(letter).toMatchObject({ kind: 'activity-disowned', values: { link: `${app.url}console/settings/team` } })
})

test('an operator is nobody in the accounts of people', async () => {
  const body = { email: 'otto@example.com', password: 'violet harbour lantern 42', role: 'owner' }
  const operator = await app.v1('POST', '/operators', { body })
  const browser = newBrowserless(app.url)
  browser.cookies.set('rollcall-session', (await operatorSession(app, operator.body.id)).value)
  expect((await browser.request('GET', '/account')).location).toMatch(/^\/u\/login/)
})

test('MFA-08 who comes from another provider proves themselves there again', async () => {
  provider.person = { sub: 'dan-there', email: 'dan@example.com', email_verified: true, name: 'Dan' }
  const connection = await connect(app, provider)
  const { userId } = await signInBy(app, provider, connection)
  const { secret } = await signedIn(app.app.directory, userId as string)
  const browser = newBrowserless(app.url)
  browser.cookies.set('rollcall-session', secret)
  const profile = await browser.open('/account')
  expect(profile.text).toContain('It comes from where you sign in. Change it there.')
  expect(profile.html).not.toContain('name="name"')
  expect((await browser.open('/account/email')).address).toBe('/account')
  expect((await browser.open('/account/security')).text).not.toContain('password')
  expect((await browser.open('/account/security/password')).address).toBe('/account/security')
  app.clock.aheadMs += 10 * 60_000 + 1000
  const asked = await browser.open('/account/data/delete')
  expect(asked.address).toMatch(/^\/u\/login\/company\?state=/)
  expect(asked.html).toContain(`connection=${connection.id}`)
})

function fieldsOf(html: string) {
  return {
    session: /name="session" value="([^"]+)"/.exec(html)?.[1] ?? '',
    token: /name="token" value="([^"]+)"/.exec(html)?.[1] ?? '',
  }
}
