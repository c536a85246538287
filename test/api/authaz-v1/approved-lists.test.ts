// What takes two people because it is about many: erasing more than ten, and exports of more than ten thousand.
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { type ConsoleBrowser, password, signedInAs } from './console-browser.ts'

let app: TestApp
let rows: pg.Client
const ids: Record<string, string> = {}
beforeAll(async () => {
  app = await startTestApp()
  rows = new pg.Client(app.connection)
  await rows.connect()
  for (const [name, role] of Object.entries({ olivia: 'owner', otto: 'owner', adam: 'admin', sam: 'security' })) {
    const made = await app.v1('POST', '/operators', { body: { email: `${name}@example.com`, name, password, role } })
    expect(made.status, made.text).toBe(201)
    ids[name] = made.body.id
  }
  // An account that is younger than a request decides nothing.
  app.clock.aheadMs += 1_000
})
afterAll(async () => {
  await rows.end()
  await app.close()
})

const as = (name: string) => signedInAs(app, ids[name] as string)
const call = async (name: string, ...request: Parameters<ConsoleBrowser['call']>) => (await as(name)).call(...request)
const ask = (name: string, body: object) => call(name, 'POST', '/approvals', { body: { reason: 'Asked to', ...body } })
const decide = (name: string, id: string, approve = true) =>
  call(name, 'POST', `/approvals/${id}/decide`, { body: { approve } })
const carryOut = (name: string, approval: string, options: object = {}) =>
  call(name, 'POST', '/jobs', {
    body: { action: 'delete', selection: { approval }, options: { hard: true, ...options } },
  })

let made = 0
async function people(many: number): Promise<string[]> {
  const home = await rows.query(`SELECT application_id AS application, c.id FROM connections c
    JOIN applications p ON p.id = c.application_id WHERE p.kind = 'people' LIMIT 1`)
  const [{ application, id: connection }] = home.rows
  const from = made
  made += many
  const added = await rows.query(`WITH made AS (
      INSERT INTO users (application_id, id, email, name, created_at, updated_at)
      SELECT ${application}, 'auth0|p' || n, 'p' || n || '@example.com', 'Person ' || n, now(), now()
      FROM generate_series(${from + 1}, ${made}) n RETURNING id),
    known AS (INSERT INTO identities (application_id, connection_id, subject, user_id, provider, is_primary, linked_at)
      SELECT ${application}, '${connection}', substr(id, 7), id, 'auth0', true, now() FROM made)
    SELECT id FROM made`)
  // As an import does, so that the planner knows how many there are.
  await rows.query('ANALYZE users, identities')
  return added.rows.map(({ id }) => id)
}

async function ended(id: string) {
  for (;;) {
    const { body } = await app.v1('GET', `/jobs/${id}`)
    if (body.finishedAt !== null) return body
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
const isThere = async (id: string) => (await app.v1('GET', `/users/${encodeURIComponent(id)}`)).status === 200

describe('erasing more than ten', () => {
  test('is refused to everybody alone: an owner, an admin and a key, whether by ids or by what matches', async () => {
    const chosen = await people(11)
    const order = { action: 'delete', selection: { ids: chosen }, options: { hard: true, reason: 'Asked to' } }
    expect((await call('olivia', 'POST', '/jobs', { body: order })).body.code).toBe('approval_required')
    expect((await app.v1('POST', '/jobs', { body: order })).body.code).toBe('approval_required')
    const matching = { search: { search: 'Person' }, asOf: app.clock.now().toISOString() }
    const all = await call('olivia', 'POST', '/jobs', { body: { ...order, selection: matching } })
    expect(all, all.text).toMatchObject({ status: 403, body: { code: 'approval_required' } })
    expect(await isThere(chosen[0] as string)).toBe(true)
  })

  test('AUZ-13 is refused in parts too, job by job or one by one, until a day has passed', async () => {
    const chosen = await people(13)
    const erase = (ids: readonly string[], options: object = {}) =>
      call('olivia', 'POST', '/jobs', {
        body: { action: 'delete', selection: { ids }, options: { hard: true, reason: 'Asked to', ...options } },
      })
    const one = (id = '') => call('olivia', 'DELETE', `/users/${encodeURIComponent(id)}?hard=true`)
    // Both are within the bound as they are asked for, and nobody has been erased by then.
    const runAt = new Date(app.clock.now().getTime() + 60_000).toISOString()
    const [first, second] = [await erase(chosen.slice(0, 6), { runAt }), await erase(chosen.slice(6, 11), { runAt })]
    expect([first.status, second.status]).toEqual([202, 202])
    app.clock.aheadMs += 60_000
    const counts = [(await ended(first.body.id)).bulk, (await ended(second.body.id)).bulk]
    expect(counts.reduce((sum, { done }) => sum + done, 0)).toBe(10)
    expect(counts.reduce((sum, { failed }) => sum + failed, 0)).toBe(1)
    expect((await erase(chosen.slice(11, 12))).body.code).toBe('approval_required')
    const nextWeek = new Date(app.clock.now().getTime() + 7 * 24 * 60 * 60_000).toISOString()
    expect((await erase(chosen.slice(11, 12), { runAt: nextWeek })).status).toBe(202)
    const refused = await one(chosen[11])
    expect(refused.body, refused.text).toMatchObject({ status: 403, code: 'approval_required' })
    expect(await isThere(chosen[11] as string)).toBe(true)
    expect((await call('olivia', 'DELETE', `/users/${encodeURIComponent(chosen[12] as string)}`)).status).toBe(204)
    const asked = await ask('olivia', { action: 'erase-user', subjectId: chosen[11] })
    expect((await decide('otto', asked.body.id)).status).toBe(200)
    expect(await isThere(chosen[11] as string)).toBe(false)
    app.clock.aheadMs += 24.1 * 60 * 60_000
    expect((await one((await people(1))[0])).status).toBe(204)
  })

  test('AUZ-13 is refused in parts also where all of them are asked for at once', async () => {
    const chosen = await people(12)
    const otto = await as('otto')
    const answers = await Promise.all(
      chosen.map((id) => otto.call('DELETE', `/users/${encodeURIComponent(id)}?hard=true`)),
    )
    const statuses = answers.map(({ status }) => status).toSorted()
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 204), 403, 403])
  })

  test('a program, which has nobody to ask, erases one by one as many as it is asked to, and no more than ten by a job', async () => {
    const chosen = await people(12)
    const permissions = ['delete:users', 'hard_delete:users']
    const { key } = (await app.v1('POST', '/keys', { body: { name: 'Eraser', permissions } })).body
    const by = (method: string, path: string, body?: object) =>
      app.anonymous(method, `/api/v1${path}`, { headers: { 'x-api-key': key }, body })
    for (const id of chosen.slice(1)) {
      expect((await by('DELETE', `/users/${encodeURIComponent(id)}?hard=true`)).status).toBe(204)
    }
    const job = (selected: readonly string[]) =>
      by('POST', '/jobs', { action: 'delete', selection: { ids: selected }, options: { hard: true } })
    expect((await job(chosen)).body.code).toBe('approval_required')
    expect((await job(chosen.slice(0, 1))).status).toBe(202)
  })

  test('is done once an admin asked, an owner approved and the admin carries it out, and once only', async () => {
    const chosen = await people(11)
    const asked = await ask('adam', { action: 'erase-users', selection: { ids: [...chosen, chosen[0]] } })
    expect(asked, asked.text).toMatchObject({
      status: 201,
      body: {
        subject: { kind: 'users', name: null },
        input: { people: 11, isEstimate: false },
        usedAt: null,
        usableUntil: null,
      },
    })
    expect(asked.body.people).toHaveLength(11)
    expect(asked.body.people[0]).toEqual({ id: chosen[0], name: expect.any(String), email: expect.any(String) })
    const { id } = asked.body
    expect((await carryOut('adam', id)).body.code).toBe('approval_required')
    const approved = await decide('olivia', id)
    expect(approved, approved.text).toMatchObject({ body: { status: 'approved', usableUntil: expect.any(String) } })
    expect(await isThere(chosen[0] as string)).toBe(true)
    // It is nobody else's, not even the approver's.
    expect((await carryOut('olivia', id)).body.code).toBe('approval_required')
    const both = await Promise.all([carryOut('adam', id), carryOut('adam', id)])
    expect(both.map(({ status }) => status).toSorted()).toEqual([202, 403])
    const started = both.find(({ status }) => status === 202)
    expect(await ended(started?.body.id)).toMatchObject({ bulk: { done: 11, failed: 0, reason: 'Asked to' } })
    expect(await isThere(chosen[0] as string)).toBe(false)
    const after = await call('adam', 'GET', `/approvals/${id}`)
    expect(after.body).toMatchObject({ usedAt: expect.any(String), usableUntil: null, people: [] })
    // Whoever was erased is named nowhere, not in what was asked either.
    expect(after.text).not.toContain(chosen[0])
  })

  test('of everybody who matches is asked for and carried out as they were then', async () => {
    const [bob] = (await people(1)) as [string]
    const selection = { search: { q: `user_id:"${bob}"` }, asOf: app.clock.now().toISOString() }
    const asked = await ask('adam', { action: 'erase-users', selection })
    expect(asked, asked.text).toMatchObject({ status: 201, body: { input: { people: 1, selection }, people: [] } })
    await decide('otto', asked.body.id)
    const started = await carryOut('adam', asked.body.id)
    expect(started.status, started.text).toBe(202)
    expect((await ended(started.body.id)).bulk.done).toBe(1)
    expect(await isThere(bob)).toBe(false)
  })

  test('AUZ-13 counts whoever matched and was there at that time, as the job does', async () => {
    const [bob, carol] = (await people(2)) as [string, string]
    await rows.query(`UPDATE users SET created_at = '2026-01-01' WHERE id = '${bob}'`)
    const search = { q: `user_id:"${bob}" OR user_id:"${carol}"` }
    const asked = await ask('adam', { action: 'erase-users', selection: { search, asOf: '2026-02-01T00:00:00Z' } })
    expect(asked.body.input, asked.text).toMatchObject({ people: 1, isEstimate: false })
    await decide('otto', asked.body.id)
    const started = await carryOut('adam', asked.body.id)
    expect((await ended(started.body.id)).bulk, started.text).toMatchObject({ done: 1 })
    expect([await isThere(bob), await isThere(carol)]).toEqual([false, true])
  })

  test('AUZ-13 is not done where more people match than were approved', async () => {
    const chosen = await people(14)
    const mark = (those: readonly string[]) =>
      Promise.all(
        those.map((id) =>
          app.v1('PATCH', `/users/${encodeURIComponent(id)}`, { body: { appMetadata: { leaves: 'today' } } }),
        ),
      )
    await mark(chosen.slice(0, 12))
    const search = { metadata: 'appMetadata.leaves=today' }
    const selection = { search, asOf: app.clock.now().toISOString() }
    const asked = await ask('adam', { action: 'erase-users', selection })
    expect(asked.body.input, asked.text).toMatchObject({ people: 12, isEstimate: false })
    expect((await decide('olivia', asked.body.id)).status).toBe(200)
    await mark(chosen.slice(12))
    const refused = await carryOut('adam', asked.body.id)
    expect(refused.body, refused.text).toMatchObject({ status: 403, code: 'approval_required' })
    await app.v1('PATCH', `/users/${encodeURIComponent(chosen[13] as string)}`, {
      body: { appMetadata: { leaves: null } },
    })
    await app.v1('PATCH', `/users/${encodeURIComponent(chosen[12] as string)}`, {
      body: { appMetadata: { leaves: null } },
    })
    const began = await carryOut('adam', asked.body.id)
    expect(began.status, began.text).toBe(202)
    expect(await ended(began.body.id)).toMatchObject({ bulk: { done: 12 } })
    expect(await isThere(chosen[13] as string)).toBe(true)
  })

  test('is used by nothing but what was approved', async () => {
    const { body } = await ask('adam', { action: 'erase-users', selection: { ids: await people(11) } })
    await decide('olivia', body.id)
    const later = { runAt: new Date(app.clock.now().getTime() + 60_000).toISOString() }
    expect((await carryOut('adam', body.id, later)).body.errors).toHaveProperty(['options.runAt'])
    const suspension = { action: 'suspend', selection: { approval: body.id } }
    expect((await call('adam', 'POST', '/jobs', { body: suspension })).status).toBe(400)
    const soft = { action: 'delete', selection: { approval: body.id } }
    expect((await call('adam', 'POST', '/jobs', { body: soft })).status).toBe(400)
    const asExport = await call('adam', 'GET', `/users/export?approval=${body.id}`)
    expect(asExport.body.code).toBe('approval_required')
    app.clock.aheadMs += 24.1 * 60 * 60_000
    expect((await carryOut('adam', body.id)).body.code).toBe('approval_required')
  })

  test('a request with what belongs to another act, or without what belongs to its own, is refused', async () => {
    const selection = { ids: ['auth0|nobody'] }
    expect((await ask('adam', { action: 'erase-users' })).body.errors).toHaveProperty('selection')
    expect((await ask('adam', { action: 'erase-users', selection, subjectId: 'x' })).body.errors).toHaveProperty(
      'subjectId',
    )
    expect((await ask('adam', { action: 'erase-user', subjectId: 'x', selection })).body.errors).toHaveProperty(
      'selection',
    )
    expect((await ask('adam', { action: 'erase-user' })).body.errors).toHaveProperty('subjectId')
    expect((await ask('sam', { action: 'erase-users', selection })).body.code).toBe('insufficient_scope')
  })
})

describe('an export of more than 10,000 rows', () => {
  test('takes two people, who are asked for once and downloaded once; a smaller one and a key take none', async () => {
    await people(10_001)
    const refused = await call('sam', 'GET', '/users/export?columns=id')
    expect(refused, refused.text).toMatchObject({ status: 403, body: { code: 'approval_required' } })
    expect((await call('sam', 'GET', '/users/export?columns=id&format=csv&search=p7@example.com')).status).toBe(200)
    expect((await app.v1('GET', '/users/export?columns=id&format=csv')).status).toBe(200)

    const nowhere = { columns: 'id,created', timezone: 'Mars/Olympus' }
    const unknown = await ask('sam', { action: 'export-users', export: nowhere })
    expect([unknown.status, unknown.body.errors]).toEqual([400, { timezone: expect.anything() }])
    const wanted = { action: 'export-users', export: { columns: 'id,email', format: 'csv' } }
    const asked = await ask('sam', wanted)
    expect(asked, asked.text).toMatchObject({ status: 201, body: { input: { export: wanted.export } } })
    expect(asked.body.input.people).toBeGreaterThan(10_000)
    expect((await ask('sam', wanted)).body.code).toBe('approval_waiting')
    const path = `/users/export?approval=${asked.body.id}`
    expect((await call('sam', 'GET', path)).body.code).toBe('approval_required')
    await decide('adam', asked.body.id)
    expect((await call('sam', 'GET', `${path}&columns=id`)).body.errors).toHaveProperty('columns')
    expect((await call('adam', 'GET', path)).body.code).toBe('approval_required')
    const file = await call('sam', 'GET', path)
    expect(file.status).toBe(200)
    expect(file.text.split('\n')[0]?.trim()).toBe('id,email')
    expect(file.text.split('\n').length).toBeGreaterThan(10_000)
    expect((await call('sam', 'GET', path)).body.code).toBe('approval_required')
  })
})

test('AUZ-13 of how many ever, no more are erased than there were when it was asked for', async () => {
  const selection = { search: { search: 'Person' }, asOf: app.clock.now().toISOString() }
  const asked = await ask('adam', { action: 'erase-users', selection })
  expect(asked.body.input, asked.text).toMatchObject({ isEstimate: false })
  expect(asked.body.input.people).toBeGreaterThan(10_000)
  await decide('olivia', asked.body.id)
  const [later] = await people(1)
  await rows.query(`UPDATE users SET created_at = '2026-01-01' WHERE id = '${later}'`)
  const refused = await carryOut('adam', asked.body.id)
  expect(refused.body, refused.text).toMatchObject({ status: 403, code: 'approval_required' })
})

test('a page of requests names whom each is about with as many statements as one does', async () => {
  const [carol, dan] = (await people(2)) as [string, string]
  for (const subjectId of [carol, dan]) {
    expect((await ask('adam', { action: 'erase-user', subjectId })).status).toBe(201)
  }
  const lost = await ask('adam', { action: 'reset-operator-mfa', subjectId: ids.sam })
  expect(lost.status, lost.text).toBe(201)
  const { data } = (await call('olivia', 'GET', '/approvals?status=pending')).body
  const about = new Map(data.map((each: { subject: { id: string } }) => [each.subject.id, each]))
  expect(about.get(carol)).toMatchObject({ subject: { kind: 'user', email: expect.any(String) }, mayDecide: true })
  expect(about.get(ids.sam)).toMatchObject({ subject: { kind: 'operator', name: 'sam' }, mayDecide: true })
  const own = (await call('adam', 'GET', '/approvals?status=pending')).body.data
  expect(own.map(({ mayDecide }: { mayDecide: boolean }) => mayDecide)).toEqual([false, false, false])
})
