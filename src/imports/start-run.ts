import type { Application } from '../applications/application.ts'
import type { Connection } from '../connections/connection.ts'
import type { Job } from '../jobs/job.ts'
import type { Actor } from '../kernel/actor.ts'
import { RollcallError } from '../kernel/errors.ts'
import { refuseWrongChoice } from './chosen-changes.ts'
import { namesConnections } from './file-shape.ts'
import { waitingFile } from './find-file.ts'
import type { RunOptions } from './import-file.ts'
import type { ImportFileStore } from './import-file-store.ts'
import { refuseOwnerless, type StartImportDeps, startImport } from './start-import.ts'

export interface StartRunDeps extends StartImportDeps {
  readonly importFiles: ImportFileStore
  readonly application: Pick<Application, 'poolMode'>
  readonly connections: { findByName(name: string): Promise<Connection | null> }
}

/** Queues a file that was checked, as it was checked. Call it in a transaction. */
export async function startRun(deps: StartRunDeps, actor: Actor, fileId: string, options: RunOptions): Promise<Job> {
  refuseWrongChoice(options)
  const file = await waitingFile(deps, fileId)
  const check = file.checkId === null ? null : await deps.jobs.find(file.checkId)
  if (file.shape === null || file.connection === null || check?.status !== 'completed') {
    throw new RollcallError('job_state', 'Check the file first, and wait until the check has ended.')
  }
  const connection = await deps.connections.findByName(file.connection)
  if (connection?.isEnabled !== true) {
    throw new RollcallError('job_state', 'The connection was deleted or disabled. Check the file again.')
  }
  refuseOwnerless(deps.application, connection)
  if (!(await deps.importFiles.keepRun(fileId, options))) {
    throw new RollcallError('job_state', 'Somebody else started this import already.')
  }
  const upload = { jobId: fileId, total: file.total }
  return startImport(deps, actor, upload, {
    connection,
    mayChooseConnection: namesConnections(file.format),
    schema: 'export',
    isUpsert: options.onConflict === 'update',
    externalId: null,
    wantsCompletionEmail: false,
    file: { shape: file.shape, options },
  })
}
