import { afterAll, beforeAll, expect, test } from 'vitest'
import { addPerson } from '../../login/people.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { signedIn } from './console-browser.ts'

const tenantAccess = 'urn:rollcall:tenant-access'
const nothing = { operatorIds: [], holdings: [] }
let app: TestApp
let people: Record<'alice' | 'bob' | 'carol', string>
let keeper: string
let acme: string

beforeAll(async () => {
  app = await startTestApp()
  const add = (name: string) => addPerson(app, `${name}@example.com`)
  people = { alice: await add('alice'), bob: await add('bob'), carol: await add('carol') }
  keeper = (await app.v1('POST', '/roles', { body: { name: 'Keeper' } })).body.id
  const write = [{ resourceServer: tenantAccess, name: 'tenant.access:write' }]
  expect((await app.v1('PATCH', `/roles/${keeper}/permissions`, { body: { add: write } })).status).toBe(204)
  acme = (await app.api('POST', '/organizations', { body: { name: 'acme' } })).body.id
  for (const userId of [people.alice, people.bob]) {
    await app.v1('POST', `/organizations/${acme}/members`, { body: { userId } })
    const body = { userId, roleId: keeper, organizationId: acme }
    expect((await app.v1('POST', '/role-assignments', { body })).status).toBe(201)
  }
  const plain = (await app.v1('POST', '/roles', { body: { name: 'Reader' } })).body.id
  await app.v1('POST', '/role-assignments', { body: { userId: people.carol, roleId: plain } })
})
afterAll(() => app.close())

const review = (query = '') => app.v1('GET', `/access/review${query}`)
const finish = (body: object) =>
  app.v1('POST', '/access/reviews', { body: { kept: nothing, removed: nothing, ...body } })
const heldThere = (userId: string) => ({ userId, roleId: keeper, organizationId: acme })

test('everybody with a console role or a sensitive permission is listed with way, factors and age, and nobody else', async () => {
  await signedIn(app, 'support')
  const { body } = await review()
  const ids = body.data.map(({ user }: { user: { id: string } }) => user.id)
  expect(ids.toSorted()).toEqual([people.alice, people.bob].toSorted())
  expect(body.data[0]).toMatchObject({
    role: { id: keeper, name: 'Keeper' },
    organization: { id: acme },
    since: expect.stringMatching(/Z$/),
    factors: [],
  })
  expect(body.operators).toContainEqual(expect.objectContaining({ role: 'support', hasSecondFactor: false }))
  expect(body.reviewedAt).toBeNull()
})

test('a review takes what was ticked away, and one record holds every decision', async () => {
  const kept = { operatorIds: [], holdings: [heldThere(people.alice)] }
  const removed = { operatorIds: [], holdings: [heldThere(people.bob)] }
  const done = await finish({ kept, removed, note: 'Third quarter' })
  expect(done.status, done.text).toBe(201)
  const { data, reviewedAt } = (await review()).body
  expect(data.map(({ user }: { user: { id: string } }) => user.id)).toEqual([people.alice])
  expect(reviewedAt).toMatch(/Z$/)
  const events = (await app.v1('GET', '/audit/events?type=access.reviewed')).body.data
  expect(events).toHaveLength(1)
  expect(events[0].changes).toEqual({ kept, removed, note: 'Third quarter' })
})

test('what cannot be removed leaves nothing half done', async () => {
  // Alice is the last administrator of acme.
  const refused = await finish({ removed: { operatorIds: [], holdings: [heldThere(people.alice)] } })
  expect(refused.status).toBe(409)
  expect((await review()).body.data).toHaveLength(1)
  expect((await app.v1('GET', '/audit/events?type=access.reviewed')).body.data).toHaveLength(1)
  expect((await finish({})).status).toBe(400)
})

test('an auditor reviews and removes nothing, and support reviews nothing', async () => {
  const auditor = await signedIn(app, 'auditor')
  expect((await auditor.call('GET', '/access/review')).status).toBe(200)
  const removed = { operatorIds: [], holdings: [heldThere(people.alice)] }
  const refused = await auditor.call('POST', '/access/reviews', { body: { kept: nothing, removed } })
  expect(refused.status).toBe(403)
  const support = await signedIn(app, 'support', 'support-2@example.com')
  expect((await support.call('GET', '/access/review')).status).toBe(403)
})
