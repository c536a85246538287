import type { Actor } from '../kernel/actor.ts'
import type { BulkJob } from './bulk-job.ts'
import { jobEnded, presentBulk } from './find-bulk.ts'
import { refuseMissingPermission } from './needed-permissions.ts'
import type { StartBulkDeps } from './start-bulk.ts'

/** Whoever is being changed is waited for; of the others nobody is touched any more. Call it in a transaction. */
export async function stopBulk(deps: StartBulkDeps, actor: Actor, jobId: string): Promise<BulkJob> {
  const { bulk, jobs, audit, clock } = deps
  const { action, options } = presentBulk(await bulk.find(jobId))
  refuseMissingPermission(actor, action, options)
  await bulk.stop(jobId)
  if (!(await jobs.finish(jobId, 'cancelled', null, clock.now()))) {
    throw jobEnded('This job has ended already. Its results say who was changed.')
  }
  const stopped = presentBulk(await bulk.find(jobId))
  const { done, skipped, failed } = stopped
  const details = { action, status: 'cancelled', done, skipped, failed }
  await audit.record(actor, 'users.bulk_finished', { kind: 'job', id: jobId }, details)
  return stopped
}
