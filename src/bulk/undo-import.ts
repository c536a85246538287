import { presentFile } from '../imports/find-file.ts'
import { undoHours } from '../imports/import-file.ts'
import type { ImportFileStore } from '../imports/import-file-store.ts'
import type { Job } from '../jobs/job.ts'
import type { Actor } from '../kernel/actor.ts'
import { type BulkJob, noBulkOptions } from './bulk-job.ts'
import { jobEnded, presentBulk } from './find-bulk.ts'
import { refuseMissingPermission } from './needed-permissions.ts'
import { queueBulk, type StartBulkDeps } from './start-bulk.ts'

export interface UndoImportDeps extends StartBulkDeps {
  readonly importFiles: ImportFileStore
}

const copiedAtOnce = 1_000

/**
 * A bulk job that deletes whom an import made, and skips whoever was changed or signed in since. Call it in a transaction.
 */
export async function undoImport(deps: UndoImportDeps, actor: Actor, importId: string): Promise<BulkJob> {
  const { bulk, importFiles, clock } = deps
  const options = { ...noBulkOptions, reason: 'Undo of an import' }
  refuseMissingPermission(actor, 'delete', options)
  const { file, job } = await presentFile(deps, importId)
  const until = importUndoUntil(job)
  if (until === null || until < clock.now()) {
    throw jobEnded(`An import can be undone for ${undoHours} hours after it ended.`)
  }
  if (file.undoneBy !== null) throw jobEnded('This import is undone already, or somebody undoes it.')
  if ((await importFiles.countPeople(importId)) === 0) throw jobEnded('There is nobody left whom this import made.')
  const order = { action: 'delete', options, people: [], collect: null, runAt: null, undoes: importId } as const
  const { id } = await queueBulk(deps, actor, order)
  if (!(await importFiles.noteUndone(importId, id))) throw jobEnded('Somebody else undoes this import already.')
  for (let after = 0; ; ) {
    const people = await importFiles.listUntouched(importId, after, copiedAtOnce)
    await bulk.addPeople(id, people)
    if (people.length < copiedAtOnce) break
    after = people.at(-1)?.position ?? after
  }
  await bulk.endCollecting(id)
  return presentBulk(await bulk.find(id))
}

/** Null while it runs. */
export function importUndoUntil({ finishedAt }: Pick<Job, 'finishedAt'>): Date | null {
  return finishedAt === null ? null : new Date(finishedAt.getTime() + undoHours * 60 * 60_000)
}
