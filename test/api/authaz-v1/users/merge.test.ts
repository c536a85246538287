import { afterAll, beforeAll, expect, test } from 'vitest'
import { addPerson, addRole } from '../../../e2e/people.ts'
import { startTestApp, type TestApp } from '../../../support/test-app.ts'
import { type ConsoleBrowser, signedIn } from '../console-browser.ts'

let app: TestApp
let adam: ConsoleBrowser
let sam: ConsoleBrowser
beforeAll(async () => {
  app = await startTestApp()
  adam = await signedIn(app, 'admin', 'adam@example.com')
  sam = await signedIn(app, 'security', 'sam@example.com')
})
afterAll(() => app.close())

const at = (id: string) => `/users/${encodeURIComponent(id)}`
const organization = async (name: string) => {
  const answer = await app.api('POST', '/organizations', { body: { name } })
  expect(answer.status, answer.text).toBe(201)
  return answer.body.id as string
}

test('a dry run says what would happen and changes nothing, and the merge then does it', async () => {
  const alice = await addPerson(app, 'Alice Adams', { userMetadata: { plan: 'gold' } })
  const twin = await addPerson(app, 'Alice Twin', { appMetadata: { level: 3 }, givenName: 'Al' })
  const role = await addRole(app, 'Billing', 'Sees invoices')
  const acme = await organization('acme')
  await app.api('POST', `${at(twin.id)}/roles`, { body: { roles: [role] } })
  await app.api('POST', `/organizations/${acme}/members`, { body: { members: [twin.id] } })

  const body = { with: twin.id, fieldsOfOther: ['givenName'] }
  const dry = await adam.call('POST', `${at(alice.id)}/merge?dryRun=true`, { body })
  expect(dry.status, dry.text).toBe(200)
  expect(dry.body).toMatchObject({
    isDone: false,
    survivor: { id: alice.id },
    other: { id: twin.id },
    gained: { roles: [{ name: 'Billing', organizationName: null }], organizations: [{ id: acme }] },
    hasMetadata: true,
    holdings: {
      survivor: { roles: 0, organizations: 0, sessions: 0, factors: 0 },
      other: { roles: 1, organizations: 1 },
    },
  })
  expect((await app.v1('GET', at(twin.id))).status).toBe(200)

  const unexplained = await adam.call('POST', `${at(alice.id)}/merge`, { body })
  expect([unexplained.status, Object.keys(unexplained.body.errors)]).toEqual([400, ['reason']])
  const merged = await adam.call('POST', `${at(alice.id)}/merge`, { body: { ...body, reason: 'Duplicate' } })
  expect(merged.status, merged.text).toBe(200)
  const { body: survivor } = await app.v1('GET', at(alice.id))
  expect(survivor).toMatchObject({
    name: 'Alice Adams',
    givenName: 'Al',
    email: 'alice.adams@example.com',
    userMetadata: { plan: 'gold' },
    appMetadata: { merged: { [twin.id]: { level: 3 } } },
  })
  expect(survivor.identities).toMatchObject([{ isPrimary: true, linkedAt: survivor.createdAt }, { isPrimary: false }])
  expect(Date.parse(survivor.identities[1].linkedAt)).toBeGreaterThan(Date.parse(survivor.createdAt))
  const { body: roles } = await app.v1('GET', `${at(alice.id)}/roles`)
  expect(roles.data).toMatchObject([{ name: 'Billing' }])
  const { body: members } = await app.api('GET', `/organizations/${acme}/members`)
  expect(members.map(({ user_id }: { user_id: string }) => user_id)).toEqual([alice.id])

  const gone = await app.v1('GET', at(twin.id))
  expect([gone.status, gone.body.code, gone.body.mergedInto]).toEqual([410, 'user_not_found', alice.id])
  const { body: events } = await app.v1('GET', `${at(alice.id)}/events?pageSize=100`)
  const types = events.data.map(({ type }: { type: string }) => type)
  expect(types.filter((type: string) => type === 'user.created')).toHaveLength(2)
  expect(types).toEqual(expect.arrayContaining(['user.merged', 'user.identity_linked']))
})

test('whoever may not merge is refused, and so is a key that could give no role itself', async () => {
  const [bob, twin] = [await addPerson(app, 'Bob Brown'), await addPerson(app, 'Bob Twin')]
  const body = { with: twin.id, reason: 'Duplicate' }
  expect((await sam.call('POST', `${at(bob.id)}/merge`, { body })).status).toBe(403)
  const role = await addRole(app, 'Payroll', 'Pays')
  await app.api('POST', `${at(twin.id)}/roles`, { body: { roles: [role] } })
  const { body: key } = await app.v1('POST', '/keys', { body: { name: 'Merges', permissions: ['merge:users'] } })
  const refused = await app.anonymous('POST', `/api/v1${at(bob.id)}/merge`, { body, headers: { 'x-api-key': key.key } })
  expect([refused.status, refused.body.code]).toEqual([403, 'insufficient_scope'])
  expect((await app.v1('GET', at(twin.id))).status).toBe(200)
})

test('an account is not merged with itself, with nobody, or with somebody who is suspended', async () => {
  const [carol, twin] = [await addPerson(app, 'Carol Clark'), await addPerson(app, 'Carol Twin')]
  const merge = (other: string) => {
    return adam.call('POST', `${at(carol.id)}/merge`, { body: { with: other, reason: 'Duplicate' } })
  }
  expect((await merge(carol.id)).body.errors).toHaveProperty('with')
  expect((await merge('auth0|nobody')).body.errors).toHaveProperty('with')
  await app.v1('POST', `${at(twin.id)}/suspend`, { body: {} })
  const suspended = await merge(twin.id)
  expect([suspended.status, suspended.body.code]).toEqual([400, 'operation_not_supported'])
})

test('who shares a phone number or a name is a possible duplicate', async () => {
  const dan = await addPerson(app, 'Dan Dale', { phoneNumber: '+436601234567' })
  const twin = await addPerson(app, 'Danny', { name: 'dan dale' })
  const answer = await sam.call('GET', `${at(dan.id)}/duplicates`)
  expect(answer.body.data).toEqual([{ userId: twin.id, name: 'dan dale', email: twin.email, sharedBy: ['name'] }])
})

test('who is ruled out is a possible duplicate of the other no more, until that is taken back', async () => {
  const [dora, twin] = [await addPerson(app, 'Dora Dale'), await addPerson(app, 'Dorothy', { name: 'Dora Dale' })]
  const alike = async (id: string) =>
    (await sam.call('GET', `${at(id)}/duplicates`)).body.data.map(({ userId }: { userId: string }) => userId)
  const say = (what: string, userId: string, by = adam) =>
    by.call('POST', `${at(dora.id)}/duplicates/${what}`, { body: { userId } })
  expect(await alike(dora.id)).toEqual([twin.id])
  expect((await say('rule-out', twin.id, sam)).status).toBe(403)
  expect((await say('rule-out', dora.id)).body.errors).toHaveProperty('userId')
  expect((await say('rule-out', 'auth0|nobody')).body.errors).toHaveProperty('userId')
  for (let times = 0; times < 2; times += 1) expect((await say('rule-out', twin.id)).status).toBe(204)
  expect([await alike(dora.id), await alike(twin.id)]).toEqual([[], []])
  for (const { id } of [dora, twin]) {
    const events = (await app.v1('GET', `${at(id)}/events`)).body.data.map(({ type }: { type: string }) => type)
    expect(events.filter((type: string) => type === 'user.duplicate_ruled_out')).toHaveLength(1)
  }
  expect((await say('reconsider', twin.id)).status).toBe(204)
  expect([await alike(dora.id), await alike(twin.id)]).toEqual([[twin.id], [dora.id]])
})

test('an identity is separated again, unless it is the last way in', async () => {
  const erin = await addPerson(app, 'Erin Ely', { emailVerified: true })
  const [twin, lost] = [await addPerson(app, 'Erin Twin'), await addPerson(app, 'Frank Fox')]
  await adam.call('POST', `${at(erin.id)}/merge`, { body: { with: twin.id, reason: 'Duplicate' } })
  const [provider, userId] = twin.id.split('|')
  const body = { provider, userId, reason: 'Two people after all' }
  const unlink = (id: string, by = adam) => by.call('POST', `${at(id)}/identities/unlink`, { body })
  expect((await unlink(erin.id, sam)).status).toBe(403)
  const unlinked = await unlink(erin.id)
  expect(unlinked.status, unlinked.text).toBe(200)
  expect(unlinked.body.identities).toHaveLength(1)
  expect((await app.v1('GET', at(twin.id))).status).toBe(200)
  await app.v1('PATCH', '/settings', { body: { allowsEmailCode: false } })
  await adam.call('POST', `${at(lost.id)}/merge`, { body: { with: twin.id, reason: 'Duplicate' } })
  const last = await unlink(lost.id)
  expect([last.status, last.body.code]).toEqual([409, 'last_way_in'])
  await app.v1('PATCH', '/settings', { body: { allowsEmailCode: true } })
  expect((await unlink(lost.id)).status).toBe(200)
})
