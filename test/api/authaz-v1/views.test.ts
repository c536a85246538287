import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { type ConsoleBrowser, signedIn } from './console-browser.ts'

let app: TestApp
let olivia: ConsoleBrowser
let kim: ConsoleBrowser
beforeAll(async () => {
  app = await startTestApp()
  olivia = await signedIn(app, 'owner', 'olivia@example.com')
  kim = await signedIn(app, 'support', 'kim@example.com')
})
afterAll(() => app.close())

const save = (who: ConsoleBrowser, body: object) => who.call('POST', '/views', { body })
const namesFor = async (who: ConsoleBrowser) =>
  (await who.call('GET', '/views')).body.data.map(({ name }: { name: string }) => name)

test('a view is kept for oneself, and a shared one is seen by everybody', async () => {
  const own = await save(kim, { name: ' Mine ', search: 'status=suspended&sort=-lastSignIn&cols=user,mfa' })
  expect(own).toMatchObject({
    status: 201,
    body: { name: 'Mine', isShared: false, isOwn: true, owner: { name: 'kim@example.com' } },
  })
  expect(own.body.search).toBe('status=suspended&sort=-lastSignIn&cols=user%2Cmfa')
  await save(kim, { name: 'No factor', search: 'mfa=none', isShared: true, description: 'Call them' })
  expect(await namesFor(kim)).toEqual(['Mine', 'No factor'])
  expect(await namesFor(olivia)).toEqual(['No factor'])
})

test('a view keeps which role it is narrowed to, and how that is held', async () => {
  const { id } = (await app.api('POST', '/roles', { body: { name: 'Pilot' } })).body
  const search = `role=${id}&roleIn=organizations`
  expect((await save(olivia, { name: 'Pilots', search })).body).toMatchObject({ search })
})

test('only its owner changes a view; whoever keeps the settings may delete a shared one', async () => {
  const { body: shared } = await save(kim, { name: 'Theirs', search: 'status=active', isShared: true })
  const { body: kept } = await save(kim, { name: 'Secret', search: 'status=active' })
  expect((await olivia.call('PATCH', `/views/${shared.id}`, { body: { name: 'Ours' } })).status).toBe(403)
  expect((await olivia.call('PATCH', `/views/${kept.id}`, { body: { name: 'Ours' } })).status).toBe(404)
  expect((await olivia.call('DELETE', `/views/${kept.id}`)).status).toBe(404)
  const changed = await kim.call('PATCH', `/views/${shared.id}`, { body: { search: 'seen=none:90d' } })
  expect(changed.body).toMatchObject({ name: 'Theirs', search: 'seen=none%3A90d', isShared: true })
  expect((await olivia.call('DELETE', `/views/${shared.id}`)).status).toBe(204)
  const { body: olivias } = await save(olivia, { name: 'Hers', search: '', isShared: true })
  expect((await kim.call('DELETE', `/views/${olivias.id}`)).status).toBe(403)
})

test('a view that the list could not answer is refused with the words of the list', async () => {
  for (const search of [
    'status=asleep',
    'shoe=45',
    'search=x',
    'sort=shoe',
    'created=2026-02-30..',
    'role=rol_none',
    'q=',
    'status=active&status=suspended',
  ]) {
    expect((await save(kim, { name: 'Bad', search })).status, search).toBe(400)
  }
  expect((await save(kim, { name: ' ', search: '' })).status).toBe(400)
})

test('a search of the audit is kept under a name, beside the audit alone, and is one that the audit answers', async () => {
  const search = 'type=user.suspended&result=success&range=30d&size=100&q=alice%40example.com'
  const kept = await save(olivia, { list: 'audit', name: 'Suspensions', search, isShared: true })
  expect(kept).toMatchObject({ status: 201, body: { list: 'audit', name: 'Suspensions', search } })
  const ofAudit = await kim.call('GET', '/views?list=audit')
  expect(ofAudit.body.data).toMatchObject([{ id: kept.body.id, isOwn: false }])
  expect(await namesFor(olivia)).not.toContain('Suspensions')
  for (const bad of ['status=active', 'type=user.flown', 'range=soon', 'result=maybe', 'log=neither', 'pageSize=3']) {
    expect((await save(olivia, { list: 'audit', name: 'Bad', search: bad })).status, bad).toBe(400)
  }
  expect((await save(kim, { list: 'audit', name: 'Not mine', search: 'log=operators' })).status).toBe(403)
  expect((await save(kim, { list: 'shoes', name: 'Bad', search: '' })).status).toBe(400)
  const path = `/views/${kept.body.id}`
  expect((await olivia.call('PATCH', path, { body: { search: 'mfa=none' } })).status).toBe(400)
  const changed = await olivia.call('PATCH', path, { body: { search: 'log=operators' } })
  expect(changed.body).toMatchObject({ list: 'audit', search: 'log=operators' })
})

test('each change of a view is in the audit of the console', async () => {
  const { body } = await save(kim, { name: 'Watched', search: '' })
  await kim.call('PATCH', `/views/${body.id}`, { body: { isShared: true } })
  await kim.call('DELETE', `/views/${body.id}`)
  const { stores } = app.app.console
  const page = { kind: 'offset', offset: 0, limit: 20, withTotal: false } as const
  const { items } = await stores.audit.listAbout(body.owner.id, page)
  const about = items.filter(({ subject }) => subject?.id === body.id).map(({ type }) => type)
  expect(about.toSorted()).toEqual(['view.created', 'view.deleted', 'view.updated'])
})

test('fifty views of one operator are all there may be', async () => {
  const sam = await signedIn(app, 'security', 'sam@example.com')
  await Promise.all(Array.from({ length: 55 }, (_, at) => save(sam, { name: `View ${at}`, search: '' })))
  const { body } = await sam.call('GET', '/views?pageSize=200')
  expect(body.data.filter(({ isOwn }: { isOwn: boolean }) => isOwn)).toHaveLength(50)
  expect((await save(sam, { name: 'One more', search: '' })).body.errors.name[0]).toMatch(/50 views/)
})

test('preferences are kept for each operator, and what is named alone changes', async () => {
  const nothing = { columns: null, density: null, pageSize: null, mode: null, pinnedViews: null }
  expect((await kim.call('GET', '/me/preferences')).body).toEqual(nothing)
  await kim.call('PATCH', '/me/preferences', { body: { columns: ['user', 'mfa'] } })
  const changed = await kim.call('PATCH', '/me/preferences', { body: { density: 'compact' } })
  expect(changed.body).toEqual({ ...nothing, columns: ['user', 'mfa'], density: 'compact' })
  expect((await olivia.call('GET', '/me/preferences')).body.density).toBeNull()
  for (const body of [
    {},
    { density: 'huge' },
    { shoe: 45 },
    { pageSize: 0 },
    { mode: 'wall' },
    { pinnedViews: [''] },
  ]) {
    expect((await kim.call('PATCH', '/me/preferences', { body })).status).toBe(400)
  }
})

test('an operator pins views in an order of their own, which is nobody else’s', async () => {
  const [one, two] = [await save(kim, { name: 'One', search: '' }), await save(kim, { name: 'Two', search: '' })]
  const pinnedViews = [two.body.id, one.body.id]
  const changed = await kim.call('PATCH', '/me/preferences', { body: { pinnedViews } })
  expect([changed.status, changed.body.pinnedViews]).toEqual([200, pinnedViews])
  expect((await kim.call('GET', '/me/preferences')).body.pinnedViews).toEqual(pinnedViews)
  expect((await olivia.call('GET', '/me/preferences')).body.pinnedViews).toBeNull()
  const many = Array.from({ length: 51 }, (_, at) => `vw_${at}`)
  expect((await kim.call('PATCH', '/me/preferences', { body: { pinnedViews: many } })).status).toBe(400)
})

test('a key has neither views nor preferences', async () => {
  for (const path of ['/views', '/me/preferences']) expect((await app.v1('GET', path)).status, path).toBe(401)
})
