import type { Actor } from '../kernel/actor.ts'
import { type BulkJob, inverseOf, undoableUntil } from './bulk-job.ts'
import { jobEnded, presentBulk } from './find-bulk.ts'
import { refuseMissingPermission } from './needed-permissions.ts'
import { queueBulk, type StartBulkDeps } from './start-bulk.ts'

const copiedAtOnce = 1_000

/**
 * A job of its own that does the opposite to whoever was changed, and skips those who were changed since. Call it in a
 * transaction.
 */
export async function undoBulk(deps: StartBulkDeps, actor: Actor, jobId: string): Promise<BulkJob> {
  const { bulk, clock } = deps
  const undone = presentBulk(await bulk.find(jobId))
  const action = inverseOf(undone.action)
  const until = undoableUntil(undone)
  if (action === null) throw jobEnded('What this job did has no opposite, so it cannot be undone.')
  if (until === null) throw jobEnded('There is nothing to undo: this job has not ended, changed nobody or was undone.')
  if (until < clock.now()) throw jobEnded('A job can be undone for 24 hours after it ended, and those have passed.')
  const options = { ...undone.options, reason: null, endsSessions: false }
  refuseMissingPermission(actor, action, options)
  const order = { action, options, people: [], collect: null, runAt: null, undoes: jobId }
  const { id } = await queueBulk(deps, actor, order)
  if (!(await bulk.noteUndone(jobId, id))) throw jobEnded('Somebody else undoes this job already.')
  for (let after = -1; ; ) {
    const changed = await bulk.listChanged(jobId, after, copiedAtOnce)
    await bulk.addPeople(id, changed)
    if (changed.length < copiedAtOnce) break
    after = changed.at(-1)?.position ?? after
  }
  await bulk.endCollecting(id)
  return presentBulk(await bulk.find(id))
}
