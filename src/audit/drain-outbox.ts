// What happens after an event: those who want to know are told once the change it describes has committed.
import type { AuditEvent } from './audit-event.ts'
import type { OutboxStore } from './outbox-store.ts'

/** Hears of an event at least once; after a crash it may hear again, and tells by the event's id. */
export type EventSubscriber = (event: AuditEvent) => Promise<void>

/** Hears of all the events of a batch at once, in the transaction that takes them out of the outbox. */
export type BatchSubscriber = (events: readonly AuditEvent[]) => Promise<void>

export const outboxBatchSize = 200

/**
 * Hands one batch on and answers how many events it held; call again while it was a full one. Call it in a transaction:
 * when a subscriber fails, the events stay in the outbox.
 */
export async function drainOutbox(
  { outbox }: { readonly outbox: OutboxStore },
  subscribers: readonly EventSubscriber[],
  ofBatches: readonly BatchSubscriber[] = [],
): Promise<number> {
  const events = await outbox.take(outboxBatchSize)
  for (const event of events) {
    for (const tell of subscribers) await tell(event)
  }
  for (const tell of ofBatches) await tell(events)
  return events.length
}
