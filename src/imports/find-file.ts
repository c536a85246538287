import type { Job } from '../jobs/job.ts'
import type { JobStore } from '../jobs/job-store.ts'
import { RollcallError } from '../kernel/errors.ts'
import type { ImportFile } from './import-file.ts'
import type { ImportFileStore } from './import-file-store.ts'

interface FindDeps {
  readonly jobs: Pick<JobStore, 'find'>
  readonly importFiles: Pick<ImportFileStore, 'find'>
}

export interface FileAndJob {
  readonly file: ImportFile
  readonly job: Job
}

/** An import that was begun as a file, whatever its step. Throws `job_not_found`. */
export async function presentFile({ jobs, importFiles }: FindDeps, id: string): Promise<FileAndJob> {
  const [file, job] = [await importFiles.find(id), await jobs.find(id)]
  if (file !== null && job !== null) return { file, job }
  throw new RollcallError('job_not_found', 'There is no import of this id, or its file was given up.')
}

/** The same for a file that waits for its next step. Throws `job_state` where it runs or ran. */
export async function waitingFile(deps: FindDeps, id: string): Promise<ImportFile> {
  const { file, job } = await presentFile(deps, id)
  if (job.status === 'receiving' && file.options === null) return file
  throw new RollcallError('job_state', 'This file is being imported or was. Upload it again to import it another time.')
}
