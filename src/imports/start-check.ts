import type { Application } from '../applications/application.ts'
import type { AuditStore } from '../audit/audit-event.ts'
import type { Connection } from '../connections/connection.ts'
import { presentJob } from '../jobs/find-job.ts'
import type { Job } from '../jobs/job.ts'
import type { JobStore } from '../jobs/job-store.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import { invalidField } from '../kernel/errors.ts'
import { prefixedId } from '../kernel/ids.ts'
import type { JsonObject } from '../kernel/json.ts'
import { type FileShape, isMappable, type MappedColumn, type PasswordForm, takesMapping } from './file-shape.ts'
import { waitingFile } from './find-file.ts'
import { type ImportFile, uploadHours } from './import-file.ts'
import type { ImportFileStore } from './import-file-store.ts'
import { refuseOwnerless } from './start-import.ts'

export interface StartCheckDeps {
  readonly application: Pick<Application, 'poolMode'>
  readonly jobs: JobStore
  readonly importFiles: ImportFileStore
  readonly audit: AuditStore
  readonly clock: Clock
}

export interface CheckOrder {
  /** Null: the file says by itself what its columns are. */
  readonly mapping: readonly MappedColumn[] | null
  readonly password: PasswordForm
  readonly connection: Connection
}

/** Queues a look at the whole file that changes nobody. Call it in a transaction. */
export async function startCheck(
  deps: StartCheckDeps,
  actor: Actor,
  fileId: string,
  { mapping, password, connection }: CheckOrder,
): Promise<Job> {
  const { jobs, importFiles, audit, clock } = deps
  refuseOwnerless(deps.application, connection)
  const file = await waitingFile(deps, fileId)
  const shape = shapeOf(file, mapping, password)
  const id = prefixedId('job')
  await jobs.insert({
    id,
    kind: 'import-check',
    connectionId: connection.id,
    parameters: { fileId, shape: shape as unknown as JsonObject },
    createdBy: { kind: actor.kind, id: actor.id, name: actor.name },
    createdAt: clock.now(),
    // Queued below, when how much there is to look at is known.
    receivingUntil: new Date(clock.now().getTime() + uploadHours * 60 * 60_000),
  })
  await importFiles.insertCheck(id)
  await jobs.queue(id, {
    connectionId: connection.id,
    parameters: { fileId, shape: shape as unknown as JsonObject },
    total: file.total,
  })
  await importFiles.keepCheck(fileId, { shape, connection: connection.name, checkId: id })
  await importFiles.keepUntil(fileId, new Date(clock.now().getTime() + uploadHours * 60 * 60_000))
  const details = { file: fileId, connection: connection.name, records: file.total }
  await audit.record(actor, 'users.import_checked', { kind: 'job', id }, details)
  return presentJob(await jobs.find(id))
}

function shapeOf(file: ImportFile, mapping: readonly MappedColumn[] | null, password: PasswordForm): FileShape {
  const { format, columns } = file
  if (!takesMapping(format)) {
    if (mapping !== null) throw invalidField('mapping', `The columns of the format ${format} are known: leave it out.`)
    return { format, columns, mapping: [], password }
  }
  if (mapping === null) throw invalidField('mapping', 'Say what each column becomes.')
  refuseWrongMapping(columns, mapping)
  return { format, columns, mapping, password }
}

function refuseWrongMapping(columns: readonly string[], mapping: readonly MappedColumn[]): void {
  const stray = mapping.find(({ column }) => !columns.includes(column))
  if (stray !== undefined) throw invalidField('mapping', `The file has no column ${stray.column}.`)
  const missing = columns.find((column) => !mapping.some((each) => each.column === column))
  if (missing !== undefined) throw invalidField('mapping', `Say what ${missing} becomes; null leaves it out.`)
  const fields = mapping.flatMap(({ field }) => field ?? [])
  const unknown = fields.find((field) => !isMappable(field))
  if (unknown !== undefined) throw invalidField('mapping', `${unknown} is no field of an import.`)
  const twice = fields.find((field, place) => fields.indexOf(field) !== place)
  if (twice !== undefined) throw invalidField('mapping', `Two columns become ${twice}. Leave one of them out.`)
  if (mapping.length > columns.length) throw invalidField('mapping', 'A column is named twice.')
  if (!fields.some((field) => names.has(field))) {
    throw invalidField('mapping', 'Map a column to email, username or phone_number: without one nobody can be known.')
  }
}

const names: ReadonlySet<string> = new Set(['email', 'username', 'phone_number'])
