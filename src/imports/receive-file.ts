import type { AuditStore } from '../audit/audit-event.ts'
import type { JobStore } from '../jobs/job-store.ts'
import type { Actor } from '../kernel/actor.ts'
import { headerNames, keysOf } from './file-columns.ts'
import type { FileFormat } from './file-shape.ts'
import { type ImportFile, uploadHours } from './import-file.ts'
import type { ImportFileStore } from './import-file-store.ts'
import type { RawRecord } from './raw-record.ts'
import { type ReceiveDeps, receiveUpload, uploadGivenUp } from './receive-upload.ts'
import { splitRealm } from './split-realm.ts'
import { splitRecords } from './split-records.ts'
import { splitTable } from './split-table.ts'

interface Stores {
  readonly jobs: JobStore
  readonly importFiles: ImportFileStore
  readonly audit: AuditStore
}

export interface ReceiveFileDeps extends ReceiveDeps {
  change<Result>(work: (stores: Stores) => Promise<Result>): Promise<Result>
}

const fileMaxBytes = 2 * 1024 * 1024 * 1024

/** Takes a file in, to be checked and run later. Null for one that holds no record; `import_too_large` beyond two gigabytes. */
export async function receiveFile(
  deps: ReceiveFileDeps,
  actor: Actor,
  upload: AsyncIterable<Buffer>,
  format: FileFormat,
): Promise<ImportFile | null> {
  const columns = new Columns(format)
  const split = (text: AsyncIterable<Buffer>) => columns.watch(splitters[format](text))
  const received = await receiveUpload(deps, actor, upload, fileMaxBytes, split)
  if (received === null) return null
  const { jobId: id, total } = received
  try {
    return await deps.change(async ({ importFiles, audit }) => {
      await importFiles.insert({ id, format, columns: columns.names, total })
      if (!(await importFiles.keepUntil(id, laterBy(deps.clock.now(), uploadHours)))) throw uploadGivenUp()
      await audit.record(actor, 'users.import_uploaded', { kind: 'job', id }, { format, records: total })
      return importFiles.find(id)
    })
  } catch (fault) {
    await deps.stores.jobs.remove(id)
    throw fault
  }
}

const splitters: Readonly<Record<FileFormat, (text: AsyncIterable<Buffer>) => AsyncIterable<RawRecord[]>>> = {
  csv: splitTable,
  clerk: splitTable,
  ndjson: splitRecords,
  json: splitRecords,
  auth0: splitRecords,
  keycloak: splitRealm,
}

const keptForKeys = 100

/** Learns the columns while the records pass: of a table from its header, which is no record. */
class Columns {
  readonly #isTable: boolean
  #header: readonly string[] | null = null
  readonly #first: RawRecord[] = []

  constructor(format: FileFormat) {
    this.#isTable = splitters[format] === splitTable
  }

  get names(): readonly string[] {
    return this.#isTable ? (this.#header ?? []) : keysOf(this.#first)
  }

  async *watch(chunks: AsyncIterable<RawRecord[]>): AsyncIterable<RawRecord[]> {
    for await (const chunk of chunks) yield this.#isTable ? this.#withoutHeader(chunk) : this.#noted(chunk)
  }

  #withoutHeader(chunk: RawRecord[]): RawRecord[] {
    const [first, ...others] = chunk
    if (this.#header !== null || first === undefined) return chunk
    this.#header = headerNames(first)
    return others
  }

  #noted(chunk: RawRecord[]): RawRecord[] {
    this.#first.push(...chunk.slice(0, keptForKeys - this.#first.length))
    return chunk
  }
}

function laterBy(time: Date, hours: number): Date {
  return new Date(time.getTime() + hours * 60 * 60_000)
}
