// Deleting an organization together with the people of its isolated pool: asked for by one, approved by another, and
// carried out once, as a job at whose end the organization goes.
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { systemActor } from '../../../src/kernel/actor.ts'
import { addMembers } from '../../../src/memberships/add-members.ts'
import { assignMemberRoles } from '../../../src/memberships/assign-member-roles.ts'
import { grantingRole } from '../../support/administrators.ts'
import { heldBulkJob } from '../../support/held-bulk-job.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { type ConsoleBrowser, password, signedInAs } from './console-browser.ts'

let app: TestApp
let rows: pg.Client
const ids: Record<string, string> = {}
let serial = 0
let acme: { readonly id: string; readonly name: string }

beforeAll(async () => {
  app = await startTestApp({ poolMode: 'isolated' })
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

beforeEach(async () => {
  serial += 1
  const name = `acme-${serial}`
  const { body } = await app.v1('POST', '/organizations', { body: { name, displayName: `Acme ${serial}` } })
  acme = { id: body.id, name }
})

const call = async (name: string, ...request: Parameters<ConsoleBrowser['call']>) =>
  (await signedInAs(app, ids[name] as string)).call(...request)
const ask = (name: string, subjectId = acme.id, given: object = {}) =>
  call(name, 'POST', '/approvals', {
    body: { action: 'delete-organization', subjectId, reason: 'The contract ended', ...given },
  })
const decide = (name: string, id: string) => call(name, 'POST', `/approvals/${id}/decide`, { body: { approve: true } })
const carryOut = (name: string, approval: string, options?: object) =>
  call(name, 'POST', '/jobs', { body: { action: 'delete', selection: { approval }, ...(options && { options }) } })

async function person(name: string): Promise<string> {
  const body = { connection: acme.name, email: `${name}-${serial}@example.com` }
  const made = await app.v1('POST', '/users', { body })
  expect(made.status, made.text).toBe(201)
  return made.body.id
}

async function administrator(name: string): Promise<string> {
  const { directory } = app.app
  const userId = await person(name)
  const roleId = await grantingRole(directory, acme.id)
  await directory.change((deps) => addMembers(deps, systemActor, acme.id, [userId]))
  await directory.change((deps) => assignMemberRoles(deps, systemActor, { organizationId: acme.id, userId }, [roleId]))
  return userId
}

async function approved(by = 'adam'): Promise<string> {
  const asked = await ask(by)
  expect(asked.status, asked.text).toBe(201)
  const decided = await decide('olivia', asked.body.id)
  expect(decided.status, decided.text).toBe(200)
  return asked.body.id
}

async function ended(id: string) {
  for (;;) {
    const { body } = await app.v1('GET', `/jobs/${id}`)
    if (body.finishedAt !== null) return body
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

const isThere = async (id: string) => (await app.v1('GET', `/users/${encodeURIComponent(id)}`)).status === 200
const organization = () => app.v1('GET', `/organizations/${acme.id}`)
const eventsAbout = async (id: string) =>
  (await app.v1('GET', `/audit/events?subject=${encodeURIComponent(id)}&pageSize=100`)).body.data

test('its people go and then it, its last administrator with it, each with the reason and the approval', async () => {
  const [alice, bob] = [await administrator('alice'), await person('bob')]
  const counted = await call('adam', 'GET', `/organizations/${acme.name}/deletion`)
  expect(counted.body).toEqual({ people: 2 })
  const asked = await ask('adam', acme.name)
  expect(asked, asked.text).toMatchObject({
    status: 201,
    body: {
      subject: { kind: 'organization', id: acme.id, name: `Acme ${serial}` },
      input: { people: 2, isEstimate: false },
    },
  })
  expect((await ask('adam')).body.code).toBe('approval_waiting')
  const { id } = asked.body
  expect((await carryOut('adam', id)).body.code).toBe('approval_required')
  expect((await decide('olivia', id)).body).toMatchObject({ status: 'approved', usableUntil: expect.any(String) })
  expect(await isThere(bob)).toBe(true)
  const started = await carryOut('adam', id)
  expect(started, started.text).toMatchObject({
    status: 202,
    body: { bulk: { action: 'delete', organizationId: acme.id, endsOrganization: true } },
  })
  expect(await ended(started.body.id)).toMatchObject({
    status: 'completed',
    failure: null,
    progress: { total: 2 },
    bulk: { done: 2, skipped: 0, failed: 0, reason: 'The contract ended' },
  })
  expect([await isThere(alice), await isThere(bob)]).toEqual([false, false])
  expect((await organization()).status).toBe(404)
  const why = { reason: 'The contract ended', approval: id, job: started.body.id }
  for (const [subject, type] of [
    [alice, 'user.deleted'],
    [bob, 'user.deleted'],
    [acme.id, 'organization.deleted'],
  ]) {
    const events = await eventsAbout(subject as string)
    expect(events[0]).toMatchObject({ type, actor: { id: ids.adam }, changes: why })
  }
  // The name is free again, and so are the addresses.
  expect((await app.v1('POST', '/organizations', { body: { name: acme.name } })).status).toBe(201)
})

describe('attack cases: an organization with its people', () => {
  test('AUZ-13 nobody approves what they asked for, and nobody but them carries it out, once', async () => {
    await person('bob')
    const { body } = await ask('adam')
    expect((await decide('adam', body.id)).body.code).toBe('not_permitted')
    expect((await decide('sam', body.id)).status).toBe(403)
    expect((await decide('otto', body.id)).status).toBe(200)
    expect((await carryOut('otto', body.id)).body.code).toBe('approval_required')
    const both = await Promise.all([carryOut('adam', body.id), carryOut('adam', body.id)])
    expect(both.map(({ status }) => status).toSorted()).toEqual([202, 403])
    await ended(both.find(({ status }) => status === 202)?.body.id)
    expect((await carryOut('adam', body.id)).body.code).toBe('approval_required')
  })

  test('AUZ-13 nobody is deleted where more people are in it than were approved', async () => {
    const bob = await person('bob')
    const approval = await approved()
    const carol = await person('carol')
    const refused = await carryOut('adam', approval)
    expect(refused.body, refused.text).toMatchObject({ status: 403, code: 'approval_required' })
    expect([await isThere(bob), await isThere(carol)]).toEqual([true, true])
    expect((await organization()).body.suspension ?? null).toBeNull()
    await app.v1('DELETE', `/users/${encodeURIComponent(carol)}`)
    const started = await carryOut('adam', approval)
    expect(await ended(started.body.id)).toMatchObject({ status: 'completed', bulk: { done: 1 } })
  })

  test('AUZ-13 alone neither an owner nor a program deletes people with it', async () => {
    const bob = await person('bob')
    const path = `/organizations/${acme.id}?users=delete`
    expect((await call('olivia', 'DELETE', path)).body).toMatchObject({
      status: 403,
      code: 'approval_required',
    })
    expect((await app.v1('DELETE', path)).body).toMatchObject({ status: 403, code: 'not_permitted' })
    const body = { action: 'delete-organization', subjectId: acme.id, reason: 'The contract ended' }
    expect((await app.v1('POST', '/approvals', { body })).status).toBe(401)
    expect((await ask('sam')).body.code).toBe('insufficient_scope')
    expect(await isThere(bob)).toBe(true)
  })

  test('AUZ-13 it is used for nothing else, and runs out', async () => {
    await person('bob')
    const approval = await approved()
    expect((await carryOut('adam', approval, { hard: true })).body.errors).toHaveProperty('selection')
    expect((await carryOut('adam', approval, { reason: 'Another' })).body.errors).toHaveProperty(['options.reason'])
    app.clock.aheadMs += 24.1 * 60 * 60_000
    expect((await carryOut('adam', approval)).body.code).toBe('approval_required')
    expect((await organization()).status).toBe(200)
  })

  test('who lost the right since has nothing deleted, and the organization stays', async () => {
    const bob = await person('bob')
    const approval = await approved('otto')
    await app.v1('PATCH', `/operators/${encodeURIComponent(ids.otto as string)}`, { body: { role: 'security' } })
    expect((await carryOut('otto', approval)).body.code).toBe('insufficient_scope')
    await app.v1('PATCH', `/operators/${encodeURIComponent(ids.otto as string)}`, { body: { role: 'owner' } })
    expect(await isThere(bob)).toBe(true)
  })
})

test('whom it failed with is deleted by the retry of whoever it was approved to, and then the organization', async () => {
  const bob = await person('bob')
  const approval = { isApproved: true, approvedPeople: 1, approval: 'apv_1', reason: 'The contract ended' }
  const ending = { ...approval, organizationId: acme.id, endsOrganization: true }
  const { job } = await heldBulkJob(app, 'delete', [{ userId: bob, version: null }], ending)
  await rows.query('UPDATE jobs SET created_by = $1 WHERE id = $2', [
    { kind: 'operator', id: ids.adam, name: 'adam' },
    job.id,
  ])
  const { change, clock } = app.app.directory
  await change(async ({ bulk, jobs }) => {
    await bulk.settle(job.id, [1], { outcome: 'failed', reason: 'busy', message: 'Try again.', at: clock.now() })
    await jobs.finish(job.id, 'completed', null, clock.now())
  })
  expect((await call('otto', 'POST', `/jobs/${job.id}/retry`)).body.code).toBe('not_permitted')
  expect((await call('adam', 'POST', `/jobs/${job.id}/retry`)).status).toBe(202)
  expect(await ended(job.id)).toMatchObject({ status: 'completed', bulk: { done: 1, failed: 0 } })
  expect([await isThere(bob), (await organization()).status]).toEqual([false, 404])
})

test('a request about one that nobody is in, that is not there, or with what belongs to another act is refused', async () => {
  expect((await ask('adam')).body.errors).toHaveProperty('subjectId')
  expect((await ask('adam', 'org_none')).body.code).toBe('organization_not_found')
  await person('bob')
  expect((await ask('adam', acme.id, { input: { people: 1 } })).body.errors).toHaveProperty('input')
})

test('a program that deleted all others deletes an organization with its last administrator, and with no second person', async () => {
  const [alice, bob] = [await administrator('alice'), await administrator('bob')]
  const withPeople = () => app.v1('DELETE', `/organizations/${acme.id}?users=delete`)
  const early = await withPeople()
  expect(early.body).toMatchObject({ status: 403, code: 'not_permitted' })
  expect(early.body.detail).toContain('all but its last administrator')
  expect((await app.v1('DELETE', `/users/${encodeURIComponent(bob)}`)).status).toBe(204)
  const last = await app.v1('DELETE', `/users/${encodeURIComponent(alice)}`)
  expect(last.body.code).toBe('last_administrator')
  const unsaid = await app.v1('DELETE', `/organizations/${acme.id}`)
  expect(unsaid.body).toMatchObject({ code: 'organization_not_empty', detail: expect.stringContaining('users=delete') })
  expect((await call('adam', 'DELETE', `/organizations/${acme.id}?users=delete`)).body.code).toBe('approval_required')
  expect((await withPeople()).status).toBe(204)
  expect([await isThere(alice), (await organization()).status]).toEqual([false, 404])
  expect((await eventsAbout(alice))[0]).toMatchObject({ type: 'user.deleted' })
})
