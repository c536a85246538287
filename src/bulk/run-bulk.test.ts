import { afterAll, beforeAll, expect, test } from 'vitest'
import { heldBulkJob } from '../../test/support/held-bulk-job.ts'
import { startTestApp, type TestApp } from '../../test/support/test-app.ts'
import { presentJob } from '../jobs/find-job.ts'
import { bulkPermissions } from './needed-permissions.ts'
import { bulkHandler } from './run-bulk.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

async function people(): Promise<readonly string[]> {
  const { body } = await app.v1('GET', '/users')
  return body.data.map(({ id }: { id: string }) => id)
}

/** An approved deletion of everybody who is there, run as the worker does. */
async function erased(approvedPeople: number | null) {
  const { directory } = app.app
  const options = { isHard: true, isApproved: true, approvedPeople }
  const { job } = await heldBulkJob(app, 'delete', { filter: null, asOf: directory.clock.now() }, options)
  const handler = bulkHandler({
    ...directory,
    onFault: (fault) => {
      throw fault
    },
    rightsOf: async () => new Set(bulkPermissions),
  })
  await handler.work(presentJob(await directory.stores.jobs.find(job.id)), new AbortController().signal)
  return (await app.v1('GET', `/jobs/${job.id}`)).body
}

test('AUZ-13 an approved deletion that finds more people than were approved fails, and deletes nobody', async () => {
  for (const name of ['alice', 'bob', 'carol'])
    await app.v1('POST', '/users', { body: { email: `${name}@example.com` } })
  const failed = await erased(2)
  expect(failed).toMatchObject({ status: 'failed', bulk: { done: 0, failed: 0 } })
  expect(failed.failure).toContain('More people match than the 2 whose deletion was approved.')
  expect(await people()).toHaveLength(3)
  const page = { kind: 'offset', offset: 0, limit: 1, withTotal: false } as const
  const { items } = await app.app.directory.stores.audit.listAbout(failed.id, page)
  expect(items).toMatchObject([{ type: 'users.bulk_finished', details: { status: 'failed', failure: failed.failure } }])
})

test('an approved deletion of as many as were approved is done', async () => {
  expect(await erased(3)).toMatchObject({ status: 'completed', bulk: { done: 3 } })
  expect(await people()).toEqual([])
})
