// An import that runs: paused, resumed, stopped. What was applied stays; a file that never ran is forgotten whole.
import type { AuditStore } from '../audit/audit-event.ts'
import type { JobStore } from '../jobs/job-store.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import { RollcallError } from '../kernel/errors.ts'
import type { JsonObject } from '../kernel/json.ts'
import { presentFile, waitingFile } from './find-file.ts'
import type { ImportFileStore } from './import-file-store.ts'

export interface SteerDeps {
  readonly jobs: JobStore
  readonly importFiles: ImportFileStore
  readonly audit: AuditStore
  readonly clock: Clock
}

/** The batch in hand is ended, and no other one begun. Call it in a transaction. */
export async function pauseImport(deps: SteerDeps, actor: Actor, id: string): Promise<void> {
  const progress = await progressOf(deps, id, false)
  await deps.importFiles.setPaused(id, true)
  await deps.audit.record(actor, 'users.import_paused', { kind: 'job', id }, progress)
}

export async function resumeImport(deps: SteerDeps, actor: Actor, id: string): Promise<void> {
  const progress = await progressOf(deps, id, true)
  await deps.importFiles.setPaused(id, false)
  await deps.importFiles.wake(id, deps.clock.now())
  await deps.audit.record(actor, 'users.import_resumed', { kind: 'job', id }, progress)
}

/** Waits for the batches in hand; nothing else of the file is applied. Call it in a transaction. */
export async function stopImport(deps: SteerDeps, actor: Actor, id: string): Promise<void> {
  const { jobs, importFiles, audit, clock } = deps
  await progressOf(deps, id)
  await importFiles.stop(id)
  if (!(await jobs.finish(id, 'cancelled', null, clock.now()))) throw ended()
  const { job } = await presentFile(deps, id)
  await audit.record(actor, 'users.import_finished', { kind: 'job', id }, { ...job.progress, status: 'cancelled' })
}

/** Forgets a file that waits for its next step. Call it in a transaction. */
export async function discardFile(deps: SteerDeps, actor: Actor, id: string): Promise<void> {
  const { format, total } = await waitingFile(deps, id)
  await deps.jobs.remove(id)
  await deps.audit.record(actor, 'users.import_discarded', { kind: 'job', id }, { format, records: total })
}

/** How far it is. Throws `job_state` where it does not run, or is not as it must be. */
async function progressOf(deps: SteerDeps, id: string, mustBePaused?: boolean): Promise<JsonObject> {
  const { file, job } = await presentFile(deps, id)
  if (job.finishedAt !== null || file.options === null) throw ended()
  if (mustBePaused === true && !file.isPaused) throw new RollcallError('job_state', 'This import is not paused.')
  if (mustBePaused === false && file.isPaused) throw new RollcallError('job_state', 'This import is paused already.')
  return { ...job.progress }
}

function ended(): RollcallError {
  return new RollcallError('job_state', 'This import is not running. Its job says what was imported.')
}
