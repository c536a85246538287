import type { AuditEvent } from '../audit/audit-event.ts'
import { prefixedId } from '../kernel/ids.ts'
import { hears, type Webhook } from './webhook.ts'
import type { WebhookDelivery, WebhookDeliveryStore } from './webhook-delivery.ts'
import type { WebhookStore } from './webhook-store.ts'

export interface FanOutDeps {
  readonly webhooks: Pick<WebhookStore, 'listHearing'>
  readonly webhookDeliveries: Pick<WebhookDeliveryStore, 'queue'>
}

const eventsOfABatch = 100

/** A delivery for each webhook that hears of an event. Call it in the transaction that takes the events out of the outbox. */
export async function fanOutEvents(
  { webhooks, webhookDeliveries }: FanOutDeps,
  events: readonly AuditEvent[],
  now: Date,
): Promise<void> {
  if (events.length === 0) return
  const hearing = await webhooks.listHearing()
  const deliveries = hearing.flatMap((webhook) => deliveriesTo(webhook, events, now))
  if (deliveries.length > 0) await webhookDeliveries.queue(deliveries)
}

function deliveriesTo(
  webhook: Pick<Webhook, 'id' | 'format' | 'eventTypes'>,
  events: readonly AuditEvent[],
  now: Date,
): WebhookDelivery[] {
  const heard = events.filter(({ type }) => hears(webhook, type))
  const size = webhook.format === 'log' ? eventsOfABatch : 1
  const batches = Array.from({ length: Math.ceil(heard.length / size) }, (_, place) => {
    return heard.slice(place * size, (place + 1) * size)
  })
  return batches.map((batch) => newDelivery(webhook, batch, now))
}

/** Of no event at all it is a test. */
export function newDelivery(
  { id: webhookId, format }: Pick<Webhook, 'id' | 'format'>,
  events: readonly Pick<AuditEvent, 'id' | 'type'>[],
  now: Date,
): WebhookDelivery {
  return {
    id: prefixedId('msg'),
    webhookId,
    eventIds: events.map(({ id }) => id),
    eventType: format === 'log' ? null : (events[0]?.type ?? null),
    status: 'waiting',
    attempts: 0,
    nextAttemptAt: now,
    lastAttemptAt: null,
    answerStatus: null,
    answerBytes: null,
    lastFault: null,
    createdAt: now,
    settledAt: null,
  }
}
