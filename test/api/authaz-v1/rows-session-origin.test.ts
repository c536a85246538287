// Where a session is, as somebody who signed in by the pages and through a proxy has it.
import { BlockList } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addPerson, password, uniqueEmail } from '../../login/people.ts'
import { newBrowserless } from '../../support/browserless.ts'
import { mmdbFile } from '../../support/mmdb-file.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'

let app: TestApp
beforeAll(async () => {
  const trustedProxies = new BlockList()
  trustedProxies.addSubnet('127.0.0.0', 8, 'ipv4')
  const london = { country: { iso_code: 'GB' }, city: { names: { en: 'London' } } }
  app = await startTestApp({ trustedProxies, placesFiles: [mmdbFile({ '81.2.69.0/24': london })] })
})
afterAll(() => app.close())

async function signIn(email: string, from: string): Promise<void> {
  const browser = newBrowserless(app.url, { 'x-forwarded-for': from })
  const asked = await browser.submit(await browser.open('/account'), '/u/login', { identifier: email })
  const done = await browser.send(asked, '/u/login/password', { password })
  expect(done.location).toBe('/account')
}

/** Newest first. */
async function originsOf(userId: string): Promise<unknown[]> {
  const { status, body } = await app.v1('GET', `/users/${encodeURIComponent(userId)}/sessions`)
  expect(status).toBe(200)
  return body.data.map(({ ip, place }: { ip: unknown; place: unknown }) => ({ ip, place }))
}

test('S000-15 S000-16 a session says from which address it is, and roughly where that is, or that nobody knows', async () => {
  const email = uniqueEmail()
  const userId = await addPerson(app, email)
  await signIn(email, '203.0.113.7')
  app.clock.aheadMs += 1000
  await signIn(email, '81.2.69.7')
  expect(await originsOf(userId)).toEqual([
    { ip: '81.2.69.7', place: { country: 'GB', city: 'London' } },
    { ip: '203.0.113.7', place: null },
  ])
})

test('S000-15 of what a client says of itself before the proxy, nothing counts', async () => {
  const email = uniqueEmail()
  const userId = await addPerson(app, email)
  await signIn(email, '81.2.69.7, 203.0.113.8')
  expect(await originsOf(userId)).toEqual([{ ip: '203.0.113.8', place: null }])
})
