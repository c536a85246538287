import type { Application } from '../applications/application.ts'
import type { AuditStore } from '../audit/audit-event.ts'
import type { Connection } from '../connections/connection.ts'
import { presentJob } from '../jobs/find-job.ts'
import type { Job } from '../jobs/job.ts'
import type { JobStore } from '../jobs/job-store.ts'
import type { Actor } from '../kernel/actor.ts'
import { RollcallError } from '../kernel/errors.ts'
import type { JsonObject } from '../kernel/json.ts'
import type { FileShape } from './file-shape.ts'
import type { RunOptions } from './import-file.ts'
import type { RecordSchema } from './import-record.ts'
import type { ReceivedUpload } from './receive-upload.ts'

export interface ImportSettings {
  readonly connection: Connection
  /** Whether records may name another connection of the same kind. */
  readonly mayChooseConnection: boolean
  readonly schema: RecordSchema
  readonly isUpsert: boolean
  readonly externalId: string | null
  readonly wantsCompletionEmail: boolean
  /** Of a file that was mapped and checked: how it is read, and what else becomes of its people. */
  readonly file?: { readonly shape: FileShape; readonly options: RunOptions }
}

export interface StartImportDeps {
  readonly application: Pick<Application, 'poolMode'>
  readonly jobs: JobStore
  readonly audit: AuditStore
}

/** Queues an upload that has arrived whole. Call it in a transaction; when it commits, nothing of the upload can be lost. */
export async function startImport(
  { application, jobs, audit }: StartImportDeps,
  actor: Actor,
  { jobId, total }: ReceivedUpload,
  settings: ImportSettings,
): Promise<Job> {
  const { connection } = settings
  refuseOwnerless(application, connection)
  await jobs.queue(jobId, { connectionId: connection.id, parameters: parametersOf(settings), total })
  const job = presentJob(await jobs.find(jobId))
  const details = { connection: connection.name, records: total, upsert: settings.isUpsert }
  await audit.record(actor, 'users.import_started', { kind: 'job', id: jobId }, details)
  return job
}

export function refuseOwnerless({ poolMode }: Pick<Application, 'poolMode'>, connection: Connection): void {
  if (poolMode !== 'isolated' || connection.organizationId !== null) return
  throw new RollcallError(
    'connection_without_organization',
    'Pools are isolated: import people into the connection of the organization that they belong to.',
  )
}

function parametersOf({ connection: _, ...settings }: ImportSettings): JsonObject {
  return { ...settings } as unknown as JsonObject
}

/** The settings as the job remembers them. */
export function importSettings(job: Job): Omit<ImportSettings, 'connection'> {
  return job.parameters as unknown as Omit<ImportSettings, 'connection'>
}
