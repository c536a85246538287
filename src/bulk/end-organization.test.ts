import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { heldBulkJob } from '../../test/support/held-bulk-job.ts'
import { startTestApp, type TestApp } from '../../test/support/test-app.ts'
import { presentJob } from '../jobs/find-job.ts'
import { bulkPermissions } from './needed-permissions.ts'
import { bulkHandler } from './run-bulk.ts'

let app: TestApp
let serial = 0
let acme: string
let alice: string
let bob: string
beforeAll(async () => {
  app = await startTestApp({ poolMode: 'isolated' })
})
afterAll(() => app.close())

beforeEach(async () => {
  serial += 1
  acme = (await app.v1('POST', '/organizations', { body: { name: `acme-${serial}` } })).body.id
  alice = await person('alice')
  bob = await person('bob')
})

async function person(name: string): Promise<string> {
  const body = { connection: `acme-${serial}`, email: `${name}-${serial}@example.com` }
  return (await app.v1('POST', '/users', { body })).body.id
}

/** A job that was begun to delete these people, and then the organization. */
function ending(ids: readonly string[]) {
  const options = { reason: 'The contract ended', isApproved: true, approvedPeople: 2, approval: 'apv_1' }
  const people = ids.map((userId) => ({ userId, version: null }))
  return heldBulkJob(app, 'delete', people, { ...options, organizationId: acme, endsOrganization: true })
}

/** As the worker does. */
async function run(jobId: string, permissions: readonly string[] = [...bulkPermissions, 'update:settings']) {
  const { directory } = app.app
  const handler = bulkHandler({
    ...directory,
    onFault: (fault) => {
      throw fault
    },
    rightsOf: async () => new Set(permissions),
  })
  await handler.work(presentJob(await directory.stores.jobs.find(jobId)), new AbortController().signal)
  return (await app.v1('GET', `/jobs/${jobId}`)).body
}

const isThere = async (id: string) => (await app.v1('GET', `/users/${encodeURIComponent(id)}`)).status === 200
const organizationStatus = async () => (await app.v1('GET', `/organizations/${acme}`)).status

test('while deleting failed for somebody the organization stays', async () => {
  const { job } = await ending([alice, bob])
  const failed = { outcome: 'failed', reason: 'busy', message: 'Try again.', at: app.clock.now() } as const
  await app.app.directory.change(({ bulk }) => bulk.settle(job.id, [2], failed))
  expect(await run(job.id)).toMatchObject({ status: 'completed', failure: null, bulk: { done: 1, failed: 1 } })
  expect([await isThere(alice), await isThere(bob), await organizationStatus()]).toEqual([false, true, 200])
})

test('whoever came to it meanwhile is not deleted, and the job says that it stays', async () => {
  const { job } = await ending([alice])
  const ended = await run(job.id)
  expect(ended).toMatchObject({ status: 'failed', bulk: { done: 1 } })
  expect(ended.failure).toContain('Somebody came to the organization meanwhile')
  expect([await isThere(alice), await isThere(bob), await organizationStatus()]).toEqual([false, true, 200])
})

test('a job that is run again after the organization went has nothing left to do', async () => {
  const { job } = await ending([alice, bob])
  for (const id of [alice, bob]) await app.v1('DELETE', `/users/${encodeURIComponent(id)}`)
  expect((await app.v1('DELETE', `/organizations/${acme}`)).status).toBe(204)
  expect(await run(job.id)).toMatchObject({ status: 'completed', bulk: { done: 0, skipped: 2 } })
})

test('who may no longer delete organizations has nothing of it done', async () => {
  const { job } = await ending([alice, bob])
  const ended = await run(job.id, bulkPermissions)
  expect(ended).toMatchObject({ status: 'failed', bulk: { done: 0 } })
  expect(ended.failure).toContain('update:settings')
  expect(await isThere(alice)).toBe(true)
})
