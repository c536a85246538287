import { type BulkAction, type BulkOptions, noBulkOptions } from '../../src/bulk/bulk-job.ts'
import type { MeantPerson, ToCollect } from '../../src/bulk/bulk-store.ts'
import { prefixedId } from '../../src/kernel/ids.ts'
import type { TestApp } from './test-app.ts'

const createdBy = { kind: 'api-key', id: 'key_1', name: 'Bulk' } as const
const actor = { ...createdBy, permissions: new Set<string>(), ip: null, userAgent: null, requestId: null }

/** A job that no worker takes: its time has not come. Of these people, or of whoever is found when it runs. */
export async function heldBulkJob(
  app: TestApp,
  action: BulkAction,
  people: readonly MeantPerson[] | ToCollect,
  options: Partial<BulkOptions> = {},
) {
  const { stores, clock } = app.app.directory
  const id = prefixedId('job')
  const collect = 'asOf' in people ? people : null
  const runAt = new Date(clock.now().getTime() + 3_600_000)
  const order = { kind: 'users-bulk', connectionId: null, parameters: {}, createdBy, receivingUntil: null } as const
  await stores.jobs.insert({ id, ...order, createdAt: clock.now(), runAt })
  await stores.bulk.insert({
    id,
    action,
    options: { ...noBulkOptions, ...options },
    collect,
    runAt,
    undoes: null,
  })
  if (!('asOf' in people)) {
    await stores.bulk.addPeople(id, people)
    await stores.bulk.endCollecting(id)
  }
  const bulk = await stores.bulk.find(id)
  if (bulk === null) throw new Error('the job is gone')
  return { job: { id }, bulk, actor }
}
