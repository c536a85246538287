// The worker that sends deliveries: each at least once and under one id, again with growing pauses where it fails, and
// never after it was given up. A delivery is held by its lease, so several processes share the work and one that dies
// loses nothing. Each webhook has places of its own, so none waits for one that is slow or gone.
import type { AuditEvent, AuditStore } from '../audit/audit-event.ts'
import type { EventFeed } from '../audit/event-feed.ts'
import type { Change } from '../kernel/change.ts'
import { pause } from '../kernel/pause.ts'
import { deliveryBody } from './delivery-body.ts'
import { noteOutcome } from './note-outcome.ts'
import { nextAttemptAt } from './retry-schedule.ts'
import { type SendDeliveryDeps, sendDelivery } from './send-delivery.ts'
import { hears, type Webhook } from './webhook.ts'
import type { DeliveryAttempt, WebhookDelivery, WebhookDeliveryStore } from './webhook-delivery.ts'
import type { WebhookStore } from './webhook-store.ts'

export interface DeliverWebhooksDeps extends SendDeliveryDeps {
  readonly stores: {
    readonly webhooks: WebhookStore
    readonly webhookDeliveries: WebhookDeliveryStore
    readonly eventFeed: Pick<EventFeed, 'findMany'>
  }
  readonly change: Change<{ webhooks: WebhookStore; audit: AuditStore }>
  readonly onFault: (fault: unknown) => void
}

const pollMs = 500
const placesEach = 4
/** Longer than a call and what stands around it may take. */
const leaseMs = 15_000

export function startDeliveringWebhooks(deps: DeliverWebhooksDeps): { stop(): Promise<void> } {
  const stopping = new AbortController()
  const running = deliverAll(deps, stopping.signal)
  return {
    stop: async () => {
      stopping.abort()
      await running
    },
  }
}

/** A place that is free again is given away at once; what is new waits for the poll at most. */
async function deliverAll(deps: DeliverWebhooksDeps, stop: AbortSignal): Promise<void> {
  const underWay = new Set<Promise<void>>()
  let poll: Promise<void> | null = null
  while (!stop.aborted) {
    for (const due of await takeNext(deps)) {
      const delivering: Promise<void> = deliver(deps, due)
        .catch(deps.onFault)
        .finally(() => underWay.delete(delivering))
      underWay.add(delivering)
    }
    poll ??= pause(pollMs, stop).finally(() => {
      poll = null
    })
    await Promise.race([poll, ...underWay])
  }
  await Promise.all(underWay)
}

interface DueDelivery {
  readonly delivery: WebhookDelivery
  readonly webhook: Webhook
  readonly events: readonly AuditEvent[]
}

/** Webhooks and events are read now, not when the delivery was made: what changed since counts. */
async function takeNext({ stores, clock, onFault }: DeliverWebhooksDeps): Promise<readonly DueDelivery[]> {
  const now = clock.now()
  try {
    const taken = await stores.webhookDeliveries.take(placesEach, now, new Date(now.getTime() + leaseMs))
    if (taken.length === 0) return []
    const [webhooks, events] = await Promise.all([
      stores.webhooks.findMany([...new Set(taken.map(({ webhookId }) => webhookId))]),
      stores.eventFeed.findMany([...new Set(taken.flatMap(({ eventIds }) => eventIds))]),
    ])
    const webhookOf = new Map(webhooks.map((webhook) => [webhook.id, webhook]))
    return taken.flatMap((delivery) => {
      const webhook = webhookOf.get(delivery.webhookId)
      if (webhook === undefined) return []
      const named = events.filter(({ id, type }) => delivery.eventIds.includes(id) && hears(webhook, type))
      return [{ delivery, webhook, events: named }]
    })
  } catch (fault) {
    onFault(fault)
    return []
  }
}

async function deliver(deps: DeliverWebhooksDeps, { delivery, webhook, events }: DueDelivery): Promise<void> {
  const { stores, clock } = deps
  const settle = stores.webhookDeliveries.settle
  if (!webhook.isActive) {
    const attempt = untried('The webhook is switched off')
    return void (await settle(delivery, { status: 'dead', at: clock.now(), attempt }))
  }
  const body = deliveryBody(webhook, delivery, events)
  if (body === null) {
    const attempt = untried('The event is gone, or the webhook no longer hears its type')
    return void (await settle(delivery, { status: 'dropped', at: clock.now(), attempt }))
  }
  // Whatever it is, it is an attempt that failed: left unsettled it would be taken again and again for ever.
  const attempt = await sendDelivery(deps, webhook, { id: delivery.id, body }).catch((fault: unknown) => {
    deps.onFault(fault)
    return untried('It could not be sent; the log of the server says why')
  })
  const at = clock.now()
  const next = attempt.fault === null ? null : nextAttemptAt(delivery.attempts, at)
  if (next !== null) await settle(delivery, { status: 'waiting', at, attempt, nextAttemptAt: next })
  else await settle(delivery, { status: attempt.fault === null ? 'delivered' : 'dead', at, attempt })
  await noteOutcome(deps, webhook, attempt.fault)
}

function untried(fault: string): DeliveryAttempt {
  return { answerStatus: null, answerBytes: null, fault }
}
