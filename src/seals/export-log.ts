// The log as a file that is verified without us (src/sealed-log/log-line.ts).
import type { AuditStore } from '../audit/audit-event.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Change } from '../kernel/change.ts'
import type { Clock } from '../kernel/clock.ts'
import { type LogHeader, type LogLine, logFormat } from '../sealed-log/log-line.ts'
import { keyText } from '../sealed-log/signed-note.ts'
import { keepCheckpoint } from './keep-checkpoint.ts'
import { clearFieldsOf, personalValuesOf } from './leaf-fields.ts'
import { type LogKeyDeps, openLogKey } from './log-key.ts'
import { sealAllEvents } from './seal-events.ts'
import type { SealedEvent, SealStore, StoredCheckpoint } from './seal-store.ts'

interface ExportStores extends LogKeyDeps {
  readonly audit: AuditStore
  readonly clock: Clock
}

export interface BeginExportDeps {
  readonly change: Change<ExportStores>
}

export interface BegunExport {
  readonly header: LogHeader
  readonly checkpoint: StoredCheckpoint
}

/** Records who takes the log, and seals all there is, that event too. */
export async function beginExport({ change }: BeginExportDeps, actor: Actor): Promise<BegunExport> {
  const key = await change(async (stores) => {
    await stores.audit.record(actor, 'audit.exported', null)
    return openLogKey(stores)
  })
  await sealAllEvents(change, key)
  const { checkpoint, exportedAt } = await change(async ({ seals, clock }) => {
    await seals.hold(true)
    return { checkpoint: await keepCheckpoint(seals, key, clock), exportedAt: clock.now() }
  })
  const header = {
    format: logFormat,
    log: key.origin,
    key: keyText(key.origin, key.publicKey),
    checkpoint: checkpoint.note,
    exportedAt: exportedAt.toISOString(),
  } as const
  return { header, checkpoint }
}

/** What was begun, as lines. Whatever others put among the events is told of at the end. */
export async function* exportLog(seals: SealStore, { header, checkpoint }: BegunExport): AsyncIterable<string> {
  yield `${JSON.stringify(header)}\n`
  for await (const events of seals.stream(checkpoint.size)) {
    yield events.map((event) => `${JSON.stringify(lineOf(event))}\n`).join('')
  }
  const strays = await seals.strays(0)
  yield strays.map((id) => `${JSON.stringify({ stray: String(id) })}\n`).join('')
}

export function lineOf({ sequence, sealedAt, commitments, salts, leafHash, signature, logged }: SealedEvent): LogLine {
  const sealed = { sequence, leafHash: leafHash.toString('base64url'), signature: signature.toString('base64url') }
  if (logged === null) return sealed
  const values = Object.entries(personalValuesOf(logged)).filter(
    // A tombstone stands where a value was, and is none.
    ([name]) => salts[name] !== undefined || commitments[name] === undefined,
  )
  return {
    ...clearFieldsOf(logged, sequence, sealedAt),
    values: Object.fromEntries(values),
    salts,
    commitments,
    ...sealed,
  }
}
