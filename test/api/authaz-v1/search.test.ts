import { afterAll, beforeAll, expect, test } from 'vitest'
import { newSignIn } from '../../../src/sign-ins/sign-in.ts'
import { holdsTokens, signedIn } from '../../support/signed-in.ts'
import { caller, startTestApp, type TestApp } from '../../support/test-app.ts'

let app: TestApp
let alice: { id: string }
let alicia: { id: string }
beforeAll(async () => {
  app = await startTestApp()
  alice = (await app.v1('POST', '/users', { body: { email: 'alice@example.com', name: 'Alice' } })).body
  alicia = (await app.v1('POST', '/users', { body: { email: 'alice@example.com.au', phoneNumber: '+441234567890' } }))
    .body
  await app.v1('POST', '/organizations', { body: { name: 'acme', displayName: 'Acme Rockets' } })
  await app.v1('POST', '/organizations', { body: { name: 'rockets-of-acme' } })
  await app.api('POST', '/roles', { body: { name: 'Rocket pilot', description: 'Flies' } })
  await app.api('POST', '/clients', { body: { name: 'Rocket shop', app_type: 'regular_web' } })
})
afterAll(() => app.close())

const find = async (q: string, call = app.v1) => {
  const answer = await call('GET', `/search?q=${encodeURIComponent(q)}`)
  expect(answer.status, answer.text).toBe(200)
  return answer.body
}
const peopleFor = async (q: string) =>
  (await find(q)).people.map(({ user, match }: { user: { id: string }; match: string }) => [user.id, match])

test('whoever is known by exactly these words comes first, then those in whose names they occur', async () => {
  expect(await peopleFor('ALICE@example.com')).toEqual([
    [alice.id, 'exact'],
    [alicia.id, 'words'],
  ])
  expect(await peopleFor('+44 1234 567 890')).toEqual([[alicia.id, 'exact']])
  expect(await peopleFor(alice.id)).toEqual([[alice.id, 'exact']])
})

test('an id of what belongs to somebody leads to them', async () => {
  const { directory } = app.app
  const { session } = await signedIn(directory, alice.id)
  const { clients } = (await app.api('GET', '/clients?include_totals=true')).body
  const shop = await directory.stores.clients.find(
    clients.find(({ name }: { name: string }) => name === 'Rocket shop').client_id,
  )
  if (shop === null) throw new Error('the client is missing')
  const { family } = await holdsTokens(directory, alice.id, shop)
  expect(await peopleFor(session.id)).toEqual([[alice.id, 'session']])
  expect(await peopleFor(family.id)).toEqual([[alice.id, 'refresh-token']])
  expect(await peopleFor(alice.id.replace('auth0|', ''))).toContainEqual([alice.id, 'identity'])
})

test('a support reference leads to its sign-in, however it is spelled', async () => {
  const { stores, clock } = app.app.directory
  const goal = { kind: 'account', path: '/account' } as const
  const signIn = newSignIn(
    { goal, identifier: 'alice@example.com', origin: { ip: null, userAgent: null } },
    clock.now(),
  )
  await stores.signIns.insert(signIn, Buffer.alloc(32, 9))
  const { reference } = signIn
  const found = await find(reference.toLowerCase().replace('-', ' '))
  expect(found.signIn).toMatchObject({ reference, identifier: 'alice@example.com', userId: null })
})

test('organizations, roles and clients are found by a part of their names, the exact one first', async () => {
  const found = await find('rocket')
  expect(found.organizations.map(({ name }: { name: string }) => name)).toEqual(['Acme Rockets', 'rockets-of-acme'])
  expect(found.roles).toMatchObject([{ name: 'Rocket pilot', detail: 'Flies' }])
  expect(found.clients).toMatchObject([{ name: 'Rocket shop' }])
  expect((await find('ACME')).organizations[0]).toMatchObject({ name: 'Acme Rockets', detail: 'acme' })
  expect((await find('ro')).roles).toMatchObject([{ name: 'Rocket pilot' }])
  expect((await find('ilot')).roles).toHaveLength(1)
  expect((await find('%')).roles).toEqual([])
})

test('a caller is told what they could look up themselves', async () => {
  const { key } = (await app.v1('POST', '/keys', { body: { name: 'Roles alone', permissions: ['read:roles'] } })).body
  const rolesAlone = caller(`${app.url}api/v1`, { 'x-api-key': key })
  expect(await find('rocket', rolesAlone)).toMatchObject({ organizations: [], clients: [], roles: [{}] })
  expect((await find('alice@example.com', rolesAlone)).people).toEqual([])
})

test('whatever is asked, the answer is short and no fault', async () => {
  const empty = { people: [], signIn: null, organizations: [], roles: [], clients: [] }
  for (const q of ['  ', 'a b c d e f g h i j k l', "'; DROP TABLE users; --", '\\', '(', 'field:value']) {
    expect(await find(q)).toEqual(empty)
  }
  expect((await app.v1('GET', `/search?q=${'a'.repeat(201)}`)).status).toBe(400)
  expect((await app.v1('GET', '/search?q=alice&limit=1')).body.people).toHaveLength(1)
})
