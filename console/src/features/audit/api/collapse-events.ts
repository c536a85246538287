import { eventSentence } from './event-sentence.ts'
import type { AuditEvent } from './user-events.ts'

/** The same thing over and over, by the same one from the same address, is one line (console.md 3.12). */
export interface EventRun {
  /** Newest first, at least one. */
  readonly events: readonly [AuditEvent, ...AuditEvent[]]
  readonly sentence: string
}

const keptApartMs = 60 * 60_000

/** Events that follow each other within an hour; what changed data is never put together. */
export function collapseEvents(events: readonly AuditEvent[]): readonly EventRun[] {
  const runs: { events: [AuditEvent, ...AuditEvent[]]; sentence: string }[] = []
  for (const event of events) {
    const sentence = eventSentence(event)
    const run = runs.at(-1)
    if (run !== undefined && run.sentence === sentence && isRepeat(run.events, event)) run.events.push(event)
    else runs.push({ events: [event], sentence })
  }
  return runs
}

function isRepeat(run: readonly [AuditEvent, ...AuditEvent[]], event: AuditEvent): boolean {
  const last = run.at(-1) ?? run[0]
  if (event.changes?.before !== undefined || event.changes?.after !== undefined) return false
  if (event.subject?.id !== last.subject?.id || event.changes?.client !== last.changes?.client) return false
  if (event.actor.id !== last.actor.id || event.ip !== last.ip || event.type !== last.type) return false
  return new Date(last.at).getTime() - new Date(event.at).getTime() <= keptApartMs
}
