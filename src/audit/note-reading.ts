// Reading the audit is itself an event. A page that is looked at for an hour is told of a few times, not with each list.
import type { Actor } from '../kernel/actor.ts'
import type { Change } from '../kernel/change.ts'
import type { Clock } from '../kernel/clock.ts'
import type { AuditStore } from './audit-event.ts'

export interface AuditReadingStore {
  /** Notes that somebody reads; false where that was noted after `since`. */
  note(readerId: string, at: Date, since: Date): Promise<boolean>
}

export interface NoteReadingDeps {
  readonly change: Change<{
    readonly audit: AuditStore
    readonly auditReadings: AuditReadingStore
    readonly clock: Clock
  }>
}

const notedEveryMinutes = 10

/** Programs read all day long by a key whose making stands in the audit; of them nothing is noted. */
export async function noteReading({ change }: NoteReadingDeps, actor: Actor): Promise<void> {
  if (actor.kind !== 'operator') return
  await change(async ({ audit, auditReadings, clock }) => {
    const now = clock.now()
    const since = new Date(now.getTime() - notedEveryMinutes * 60_000)
    if (await auditReadings.note(actor.id, now, since)) await audit.record(actor, 'audit.read', null)
  })
}
