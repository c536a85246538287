import type { Actor } from '../kernel/actor.ts'
import { RollcallError } from '../kernel/errors.ts'
import type { BulkJob } from './bulk-job.ts'
import { jobEnded, presentBulk } from './find-bulk.ts'
import { refuseMissingPermission } from './needed-permissions.ts'
import type { StartBulkDeps } from './start-bulk.ts'

/** Those with whom it failed get another turn in the same job, for which whoever asks now answers. Call it in a transaction. */
export async function retryBulk(deps: StartBulkDeps, actor: Actor, jobId: string): Promise<BulkJob> {
  const { bulk, jobs, audit, clock } = deps
  const { action, options, status, failed, createdBy } = presentBulk(await bulk.find(jobId))
  // What a second person approved, they approved to whoever asked.
  const isApproved = options.isApproved && createdBy.id === actor.id
  if (options.endsOrganization && !isApproved) throw notTheirs()
  refuseMissingPermission(actor, action, { ...options, isApproved })
  if (status !== 'completed' || failed === 0) {
    throw jobEnded('Only a job that has run and failed for somebody can be repeated, for those people.')
  }
  const { kind, id, name } = actor
  if (!(await jobs.reopen(jobId, { kind, id, name }, clock.now())))
    throw jobEnded('Somebody else repeats this job already.')
  if (options.isApproved && !isApproved) await bulk.withdrawApproval(jobId)
  const people = await bulk.retryFailed(jobId)
  await audit.record(actor, 'users.bulk_started', { kind: 'job', id: jobId }, { action, people, retried: true })
  return presentBulk(await bulk.find(jobId))
}

function notTheirs(): RollcallError {
  return new RollcallError(
    'not_permitted',
    'This was approved to whoever asked for it. Ask for an approval of your own.',
  )
}
