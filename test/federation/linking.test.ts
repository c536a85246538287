// An account at another provider, or an identity there that is nobody's yet, joins somebody's account (console.md 3.10).
import { afterAll, beforeAll, expect, test } from 'vitest'
import { askToJoin, newPerson, openLink, proveByPassword, proveByProvider, userPath } from '../login/linking-people.ts'
import { uniqueEmail } from '../login/people.ts'
import { findMessages } from '../support/find-messages.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { startTestProvider, type TestProvider } from '../support/test-provider.ts'
import { connect, signInBy } from './browser.ts'

let app: TestApp
let provider: TestProvider
beforeAll(async () => {
  provider = await startTestProvider()
  app = await startTestApp({ outgoingAllow: ['localhost'] })
})
afterAll(async () => {
  await app.close()
  await provider.close()
})

const userOf = async ({ id }: { readonly id: string }) => (await app.v1('GET', userPath({ id }))).body
const identitiesOf = async (person: { readonly id: string }) =>
  (await userOf(person)).identities.map(
    (each: { userId: string; provider: string }) => `${each.provider}|${each.userId}`,
  )
const page100 = { kind: 'cursor', after: null, limit: 100, withTotal: false } as const
const typesOf = async (id: string) =>
  (await app.app.directory.stores.audit.listAbout(id, page100)).items.map(({ type }) => type)

test('who comes from a provider joins the account they have there', async () => {
  provider.person = { sub: 'alice-there', email: 'alice@there.example', email_verified: true, name: 'Alice' }
  const connection = await connect(app, provider)
  const alice = await newPerson(app)
  const there = { id: `oidc|${connection.name}|alice-there`, email: 'alice@there.example' }
  expect((await signInBy(app, provider, connection)).userId).toBe(there.id)

  const { browser, page } = await openLink(app, await askToJoin(app, alice))
  const second = await proveByPassword(browser, page, 'first', alice.email)
  const third = await proveByProvider(browser, second, provider, connection)
  expect(third.text).toContain(there.email)
  expect((await browser.submit(third, '/u/link-identity/join')).heading).toBe('Your accounts are joined')
  expect(await identitiesOf(alice)).toEqual([alice.id, there.id])
})

test('who is nobody here yet has that added, and no account is made by the way', async () => {
  const bob = await newPerson(app)
  const email = uniqueEmail()
  provider.person = { sub: 'bob-there', email, email_verified: true, name: 'Bob There' }
  const connection = await connect(app, provider)
  const { browser, page } = await openLink(app, await askToJoin(app, bob))
  const second = await proveByPassword(browser, page, 'first', bob.email)
  const third = await proveByProvider(browser, second, provider, connection)
  expect(third.text).toContain(email)
  const before = (await app.v1('GET', `/users?search=${encodeURIComponent(email)}`)).body.data
  expect(before).toEqual([])
  expect((await browser.submit(third, '/u/link-identity/join')).heading).toBe('Your accounts are joined')
  const [, added] = (await userOf(bob)).identities
  expect(added).toMatchObject({ isPrimary: false, profile: { email, name: 'Bob There' } })
  expect(await typesOf(bob.id)).not.toContain('user.merged')
  expect((await findMessages(app, email)).map(({ kind }) => kind)).toEqual([])

  expect((await signInBy(app, provider, connection)).userId).toBe(bob.id)
})
