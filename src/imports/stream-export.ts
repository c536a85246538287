// An export is never stored: it is read from the directory while it is being downloaded.
import type { AuditStore, AuditSubject } from '../audit/audit-event.ts'
import type { Actor } from '../kernel/actor.ts'
import { RollcallError } from '../kernel/errors.ts'
import type { Filter } from '../kernel/filter.ts'
import type { JsonObject } from '../kernel/json.ts'
import type { UserStore } from '../users/user-store.ts'
import { type ExportShape, type ExportWriter, exportWriter } from './export-text.ts'

export interface StreamExportDeps {
  readonly stores: { readonly users: UserStore; readonly audit: AuditStore }
  change<Result>(work: (stores: { readonly audit: AuditStore }) => Promise<Result>): Promise<Result>
}

export interface ExportRequest extends ExportShape {
  readonly filter: Filter | null
  /** Needed where the filter names roles or a status. */
  readonly at?: Date
  /** Writes something else than the record of each. */
  readonly writer?: ExportWriter
  readonly limit: number | null
  /** The job it belongs to, if any. */
  readonly subject: AuditSubject | null
  /** What the audit says of the filter. */
  readonly details: JsonObject
}

/** Each stream holds a connection of the database for as long as its reader takes. */
const streamsAtMost = 3
const retryAfterSeconds = 5
let running = 0

/** The text, a chunk of people at a time. Throws `too_many_jobs` when too many are under way in this process. */
export async function* streamExport(
  deps: StreamExportDeps,
  actor: Actor,
  request: ExportRequest,
): AsyncIterable<string> {
  if (running >= streamsAtMost) {
    const message = `${streamsAtMost} exports are being downloaded already. Try again shortly.`
    throw new RollcallError('too_many_jobs', message, { retryAfterSeconds })
  }
  running += 1
  let records = 0
  let isComplete = false
  try {
    const { subject, details, format } = request
    await deps.change(({ audit }) => audit.record(actor, 'users.export_started', subject, { ...details, format }))
    const writer = request.writer ?? exportWriter(request)
    if (writer.head !== '') yield writer.head
    for await (const users of readAhead(deps.stores.users.stream(request.filter, request.at))) {
      const wanted = request.limit === null ? users : users.slice(0, request.limit - records)
      records += wanted.length
      yield await writer.lines(wanted)
      if (records === request.limit) break
    }
    isComplete = true
  } finally {
    running -= 1
    const details = { ...request.details, records, complete: isComplete }
    await deps.change(({ audit }) => audit.record(actor, 'users.export_finished', request.subject, details))
  }
}

/** Asks for the next item before the one at hand is worked on: the database reads on while this process writes. */
async function* readAhead<Item>(items: AsyncIterable<Item>): AsyncIterable<Item> {
  const source = items[Symbol.asyncIterator]()
  try {
    for (let next = source.next(); ; ) {
      const item = await next
      if (item.done === true) return
      next = source.next()
      // Its failure is met by the next turn; until then nobody waits for it.
      next.catch(() => undefined)
      yield item.value
    }
  } finally {
    await source.return?.()
  }
}
