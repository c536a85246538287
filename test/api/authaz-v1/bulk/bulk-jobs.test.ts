import { afterAll, beforeAll, expect, test } from 'vitest'
import { administrator, grantingRole, organizationOf } from '../../../support/administrators.ts'
import { signedIn } from '../../../support/signed-in.ts'
import { type Caller, caller, startTestApp, type TestApp } from '../../../support/test-app.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

let made = 0
async function people(many: number): Promise<string[]> {
  const ids: string[] = []
  for (let n = 0; n < many; n += 1) {
    made += 1
    const { body } = await app.v1('POST', '/users', {
      body: { email: `person-${made}@example.com`, name: `Person ${made}` },
    })
    ids.push(body.id)
  }
  return ids
}

const statusOf = async (id: string) => (await app.v1('GET', `/users/${encodeURIComponent(id)}`)).body.status
const order = (action: string, ids: readonly string[], options: object = {}) => ({
  body: { action, selection: { ids }, options },
})

async function ended(id: string) {
  for (;;) {
    const { body } = await app.v1('GET', `/jobs/${id}`)
    if (body.finishedAt !== null) return body
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

async function done(action: string, ids: readonly string[], options: object = {}) {
  const answer = await app.v1('POST', '/jobs', order(action, ids, options))
  expect(answer.status, answer.text).toBe(202)
  return ended(answer.body.id)
}

async function resultsOf(id: string, query = '') {
  const { body } = await app.v1('GET', `/jobs/${id}/results${query}`)
  return body.data.map(({ userId, outcome, reason }: Record<string, string>) => [userId, outcome, reason])
}

test('a suspension of many is told beforehand, done once to each, and says what came of everybody', async () => {
  const [alice, bob, carol] = (await people(3)) as [string, string, string]
  await signedIn(app.app.directory, alice)
  await app.v1('POST', `/users/${encodeURIComponent(bob)}/suspend`, { body: {} })
  const ids = [alice, bob, carol, 'auth0|nobody', alice]
  const preview = await app.v1('POST', '/jobs?dryRun=true', order('suspend', ids))
  expect(preview.body).toMatchObject({
    meant: { count: 4, isEstimate: false },
    willChange: { count: 2, isEstimate: false },
    sessions: 1,
    skippedCount: 2,
    skipped: [
      { userId: bob, reason: 'already_suspended' },
      { userId: 'auth0|nobody', reason: 'not_found' },
    ],
  })
  expect(await statusOf(alice)).toBe('active')

  const job = await done('suspend', ids, { reason: 'Offboarding', ticket: 'INC-2041', revokeSessions: true })
  expect(job).toMatchObject({
    type: 'users_bulk',
    status: 'completed',
    progress: { total: 4, percentage: 100 },
    bulk: { action: 'suspend', reason: 'Offboarding', done: 2, skipped: 2, failed: 0, canUndo: true },
  })
  expect(await resultsOf(job.id)).toEqual([
    [alice, 'done', null],
    [bob, 'skipped', 'already_suspended'],
    [carol, 'done', null],
    ['auth0|nobody', 'skipped', 'not_found'],
  ])
  expect(await Promise.all([alice, carol].map(statusOf))).toEqual(['suspended', 'suspended'])
  const page = { kind: 'cursor', after: null, limit: 50, withTotal: false } as const
  const { items } = await app.app.directory.stores.audit.listAbout(alice, page)
  const suspended = items.filter(({ type }) => type === 'user.suspended')
  expect(suspended).toHaveLength(1)
  expect(suspended[0]?.details).toMatchObject({ job: job.id, reason: 'Offboarding', ticket: 'INC-2041' })
})

test('roles, organizations, metadata, password links and deletions are done to each person', async () => {
  const ids = await people(2)
  const [alice] = ids as [string, string]
  const role = (await app.api('POST', '/roles', { body: { name: 'Reader' } })).body.id
  const organizationId = await organizationOf(app.app.directory)
  const assigned = await done('assign-role', ids, { roleId: role })
  expect(assigned.bulk).toMatchObject({ done: 2, canUndo: true })
  expect((await done('assign-role', ids, { roleId: role })).bulk).toMatchObject({ done: 0, skipped: 2 })
  expect((await done('unassign-role', [alice], { roleId: role })).bulk.done).toBe(1)
  expect((await done('add-to-organization', ids, { organizationId })).bulk.done).toBe(2)
  expect((await done('remove-from-organization', [alice], { organizationId })).bulk.done).toBe(1)
  expect((await done('set-metadata', ids, { appMetadata: { plan: 'gold' } })).bulk.done).toBe(2)
  expect((await done('reset-password', ids)).bulk.done).toBe(2)
  expect((await done('reset-mfa', ids)).bulk.done).toBe(2)
  const at = new Date(app.clock.now().getTime() + 60_000_000).toISOString()
  expect((await done('schedule-offboarding', ids, { at })).bulk.done).toBe(2)
  expect((await app.v1('GET', `/users/${encodeURIComponent(alice)}`)).body.appMetadata).toEqual({ plan: 'gold' })
  expect((await app.v1('GET', '/messages')).body.data).toHaveLength(2)
  expect((await done('lock-down', ids, { reason: 'Suspected compromise' })).bulk.done).toBe(2)
  expect((await done('delete', ids, { hard: true })).bulk.done).toBe(2)
  expect((await app.v1('GET', `/users/${encodeURIComponent(alice)}`)).status).toBe(404)
})

test('undoing takes back what was done, and leaves alone whoever was changed since', async () => {
  const [alice, bob, carol] = (await people(3)) as [string, string, string]
  const job = await done('suspend', [alice, bob, carol])
  await app.v1('PATCH', `/users/${encodeURIComponent(bob)}`, { body: { nickname: 'Bobby' } })
  const undo = await app.v1('POST', `/jobs/${job.id}/undo`)
  expect(undo.status, undo.text).toBe(202)
  const undone = await ended(undo.body.id)
  expect(undone.bulk).toMatchObject({ action: 'activate', done: 2, skipped: 1, undoes: job.id })
  expect(await resultsOf(undone.id, '?outcome=skipped')).toEqual([[bob, 'skipped', 'changed_since']])
  expect(await Promise.all([alice, bob, carol].map(statusOf))).toEqual(['active', 'suspended', 'active'])
  expect((await app.v1('GET', `/jobs/${job.id}`)).body.bulk).toMatchObject({ canUndo: false, undoneBy: undone.id })
  expect(await app.v1('POST', `/jobs/${job.id}/undo`)).toMatchObject({ status: 409, body: { code: 'job_state' } })
})

test('what nobody can undo, and what ended more than a day ago, is refused', async () => {
  const ids = await people(1)
  const ofSessions = await done('revoke-sessions', ids)
  expect(await app.v1('POST', `/jobs/${ofSessions.id}/undo`)).toMatchObject({
    status: 409,
    body: { code: 'job_state' },
  })
  const job = await done('suspend', ids)
  app.clock.aheadMs += 24 * 60 * 60_000 + 60_000
  expect(await app.v1('POST', `/jobs/${job.id}/undo`)).toMatchObject({ status: 409, body: { code: 'job_state' } })
})

test.each(['suspend', 'delete'])(
  '%s skips the last administrator of an organization, and not the others',
  async (action) => {
    const { directory } = app.app
    const organization = await organizationOf(directory)
    const role = await grantingRole(directory, organization)
    const one = await administrator(directory, organization, role)
    const two = await administrator(directory, organization, role)
    const ids = [one.userId, two.userId]
    const preview = await app.v1('POST', '/jobs?dryRun=true', order(action, ids))
    expect(preview.body).toMatchObject({
      willChange: { count: 1 },
      skipped: [{ userId: two.userId, reason: 'last_administrator' }],
    })
    const job = await done(action, ids)
    expect(await resultsOf(job.id)).toEqual([
      [one.userId, 'done', null],
      [two.userId, 'skipped', 'last_administrator'],
    ])
  },
)

test('a job waits for its time, and can be called off before it', async () => {
  const [alice, bob] = (await people(2)) as [string, string]
  const runAt = new Date(app.clock.now().getTime() + 3 * 24 * 60 * 60_000).toISOString()
  const later = await app.v1('POST', '/jobs', order('suspend', [alice], { runAt }))
  const never = await app.v1('POST', '/jobs', order('suspend', [bob], { runAt }))
  expect(later.body).toMatchObject({ status: 'scheduled', bulk: { runAt } })
  const called = await app.v1('POST', `/jobs/${never.body.id}/cancel`)
  expect(called.body).toMatchObject({ status: 'cancelled', bulk: { done: 0 } })
  expect(await statusOf(alice)).toBe('active')
  app.clock.aheadMs += 3 * 24 * 60 * 60_000
  expect((await ended(later.body.id)).bulk.done).toBe(1)
  expect(await Promise.all([alice, bob].map(statusOf))).toEqual(['suspended', 'active'])
  const again = await app.v1('POST', `/jobs/${later.body.id}/cancel`)
  expect(again).toMatchObject({ status: 409, body: { code: 'job_state' } })
})

test('everybody who matches is meant, and nobody who came later', async () => {
  const ids = await people(3)
  for (const id of ids) await app.v1('PATCH', `/users/${encodeURIComponent(id)}`, { body: { nickname: 'matching' } })
  const asOf = app.clock.now().toISOString()
  const [late] = (await people(1)) as [string]
  await app.v1('PATCH', `/users/${encodeURIComponent(late)}`, { body: { nickname: 'matching' } })
  const selection = { search: { q: 'nickname:matching', status: 'active' }, asOf }
  const preview = await app.v1('POST', '/jobs?dryRun=true', { body: { action: 'suspend', selection } })
  expect(preview.body).toMatchObject({ meant: { count: 3, isEstimate: false }, willChange: { count: 3 } })
  const answer = await app.v1('POST', '/jobs', { body: { action: 'suspend', selection } })
  expect((await ended(answer.body.id)).bulk).toMatchObject({ done: 3, skipped: 0 })
  expect(await statusOf(late)).toBe('active')
})

test('S000-44 the results of a job forget who was erased', async () => {
  const ids = await people(1)
  const job = await done('suspend', ids)
  await app.v1('DELETE', `/users/${encodeURIComponent(ids[0] as string)}?hard=true`)
  const { text } = await app.v1('GET', `/jobs/${job.id}/results`)
  expect(text).not.toContain(ids[0])
  expect(JSON.parse(text).data[0].userId).toMatch(/^erased_/)
})

test('an option without effect, a missing one and too many erasures by one person are refused', async () => {
  const ids = await people(1)
  const foreign = await app.v1('POST', '/jobs', order('suspend', ids, { roleId: 'rol_1' }))
  expect(foreign).toMatchObject({ status: 400, body: { errors: { 'options.roleId': [expect.any(String)] } } })
  const missing = await app.v1('POST', '/jobs', order('assign-role', ids))
  expect(missing).toMatchObject({ status: 400, body: { errors: { 'options.roleId': [expect.any(String)] } } })
  const past = await app.v1('POST', '/jobs', order('suspend', ids, { runAt: '2020-01-01T00:00:00Z' }))
  expect(past).toMatchObject({ status: 400, body: { errors: { 'options.runAt': [expect.any(String)] } } })
  const many = Array.from({ length: 11 }, (_, n) => `auth0|${n}`)
  const erasing = await app.v1('POST', '/jobs', order('delete', many, { hard: true }))
  expect(erasing).toMatchObject({ status: 403, body: { code: 'approval_required' } })
})

test('AUZ-02 a job needs the permission of its action, when it is asked for and when it runs', async () => {
  const ids = await people(1)
  const { body } = await app.v1('POST', '/keys', {
    body: { name: 'Bulk', permissions: ['suspend:users', 'read:jobs'] },
  })
  const key = caller(`${app.url}api/v1`, { 'x-api-key': body.key })
  expect((await key('POST', '/jobs', order('delete', ids))).status).toBe(403)
  const runAt = new Date(app.clock.now().getTime() + 60_000).toISOString()
  const job = await key('POST', '/jobs', order('suspend', ids, { runAt }))
  expect(job.status, job.text).toBe(202)
  expect((await key('GET', `/jobs/${job.body.id}/results`)).status).toBe(403)
  expect((await app.v1('DELETE', `/keys/${body.id}`)).status).toBe(204)
  app.clock.aheadMs += 60_000
  const failed = await ended(job.body.id)
  expect(failed).toMatchObject({
    status: 'failed',
    failure: expect.stringContaining('Bulk asked for this and is here no more'),
  })
  expect(await statusOf(ids[0] as string)).toBe('active')
})

test('AUZ-02 whoever may mail one person a new password may mail it to many, and nobody else', async () => {
  const [alice, bob] = (await people(2)) as [string, string]
  const keyWith = async (...permissions: string[]) => {
    const { body } = await app.v1('POST', '/keys', { body: { name: permissions.join(' '), permissions } })
    return { ...body, ask: caller(`${app.url}api/v1`, { 'x-api-key': body.key }) }
  }
  const one = (key: Caller) =>
    key('POST', `/users/${encodeURIComponent(alice)}/messages`, { body: { kind: 'reset-password' } })
  const editor = await keyWith('update:users', 'read:jobs')
  expect((await one(editor.ask)).status).toBe(403)
  expect((await editor.ask('POST', '/jobs', order('reset-password', [bob]))).status).toBe(403)
  const guard = await keyWith('suspend:users', 'read:jobs')
  expect((await one(guard.ask)).status).toBe(204)
  const job = await guard.ask('POST', '/jobs', order('reset-password', [bob]))
  expect(job.status, job.text).toBe(202)
  expect(await ended(job.body.id)).toMatchObject({ status: 'completed', bulk: { done: 1 } })
})

test('a job that is asked for twice with one key is one job', async () => {
  const ids = await people(1)
  const headers = { 'idempotency-key': 'bulk-once' }
  const first = await app.v1('POST', '/jobs', { ...order('suspend', ids), headers })
  const second = await app.v1('POST', '/jobs', { ...order('suspend', ids), headers })
  expect(second.body.id).toBe(first.body.id)
  await ended(first.body.id)
})

test('WEB-05 the results come as a table in which nothing is a formula', async () => {
  const { body } = await app.v1('POST', '/users', { body: { email: 'mallory@example.com', name: '=1+1' } })
  const job = await done('suspend', [body.id])
  const { text, headers } = await app.v1('GET', `/jobs/${job.id}/results.csv`)
  expect(headers.get('content-type')).toContain('text/csv')
  expect(text.split('\r\n').slice(0, 2).join(' ')).toContain(
    `user_id,name,email,outcome,reason,message,at ${body.id},'=1+1,`,
  )
})

test('a pasted list becomes people, and what fits several, nobody or the same twice is told', async () => {
  const [alice, bob] = (await people(2)) as [string, string]
  const { body: known } = await app.v1('GET', `/users/${encodeURIComponent(alice)}`)
  const lines = [` ${known.email.toUpperCase()} `, alice, bob, bob, 'nobody@example.com', '']
  const { body, status } = await app.v1('POST', '/users/match', { body: { lines } })
  expect(status).toBe(200)
  expect(body.matched.map(({ userId }: { userId: string }) => userId)).toEqual([alice, bob])
  expect(body.ambiguous).toEqual([])
  expect(body.notFound).toEqual(['nobody@example.com'])
  expect(body.duplicates).toEqual([bob, alice])
})

test('a line that fits several people names them, and picks none', async () => {
  const { body: there } = await app.v1('POST', '/users', { body: { email: 'dan@example.com', name: 'Dan' } })
  const { stores } = app.app.directory
  const home = await stores.connections.findDefaultDatabase()
  await stores.connections.insert({ ...(home as NonNullable<typeof home>), id: 'con_second0000000', name: 'second' })
  const second = await app.v1('POST', '/users', { body: { email: 'dan@example.com', connection: 'second' } })
  expect(second.status, second.text).toBe(201)
  const { body } = await app.v1('POST', '/users/match', { body: { lines: ['dan@example.com'] } })
  expect(body.matched).toEqual([])
  expect(body.ambiguous[0].candidates.map(({ userId }: { userId: string }) => userId).toSorted()).toEqual(
    [there.id, second.body.id].toSorted(),
  )
})

test('whoever has a suppressed address is listed as failed, with the reason, and the others get their link', async () => {
  const [alice, bob] = (await people(2)) as [string, string]
  const address = `person-${made}@example.com`
  expect((await app.v1('POST', '/suppressed-addresses', { body: { address } })).status).toBe(201)
  const job = await done('reset-password', [alice, bob])
  expect(job.bulk).toMatchObject({ done: 1, skipped: 0, failed: 1 })
  expect(await resultsOf(job.id)).toEqual([
    [alice, 'done', null],
    [bob, 'failed', 'address_suppressed'],
  ])
})
