import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import { RollcallError } from '../kernel/errors.ts'
import { presentWebhook, refuseDeafActor } from './find-webhook.ts'
import type { Webhook } from './webhook.ts'
import type { WebhookDelivery, WebhookDeliveryStore } from './webhook-delivery.ts'
import type { WebhookStore } from './webhook-store.ts'

export interface ReplayDeps {
  readonly webhooks: WebhookStore
  readonly webhookDeliveries: WebhookDeliveryStore
  readonly clock: Clock
}

/** So many that one call stays far below the time a statement has; the rest is for the next call. */
const replayedAtOnce = 10_000

/** Sends it again under its id, with all its attempts before it. */
export async function replayDelivery(
  { webhooks, webhookDeliveries, clock }: ReplayDeps,
  actor: Actor,
  webhookId: string,
  deliveryId: string,
): Promise<WebhookDelivery> {
  refuseDeafActor(actor)
  refuseSwitchedOff(presentWebhook(await webhooks.find(webhookId)))
  const delivery = await webhookDeliveries.replay(webhookId, deliveryId, clock.now())
  if (delivery === null) {
    throw new RollcallError(
      'webhook_delivery_not_found',
      'The webhook has no such delivery, or it is forgotten by now.',
    )
  }
  return delivery
}

/** Sends again what was given up since then, the oldest first; answers how many that is. */
export async function replayDeadDeliveries(
  { webhooks, webhookDeliveries, clock }: ReplayDeps,
  actor: Actor,
  webhookId: string,
  since: Date,
): Promise<number> {
  refuseDeafActor(actor)
  refuseSwitchedOff(presentWebhook(await webhooks.find(webhookId)))
  return webhookDeliveries.replayDead(webhookId, since, clock.now(), replayedAtOnce)
}

/** It would be given up again without a call. */
function refuseSwitchedOff({ isActive }: Webhook): void {
  if (!isActive) throw new RollcallError('webhook_disabled', 'The webhook is switched off. Switch it on first.')
}
