import { deliveryBody } from './delivery-body.ts'
import { newDelivery } from './fan-out-events.ts'
import { presentWebhook } from './find-webhook.ts'
import { type SendDeliveryDeps, sendDelivery } from './send-delivery.ts'
import type { WebhookDelivery, WebhookDeliveryStore } from './webhook-delivery.ts'
import type { WebhookStore } from './webhook-store.ts'

export interface SendTestDeps extends SendDeliveryDeps {
  readonly stores: { readonly webhooks: WebhookStore; readonly webhookDeliveries: WebhookDeliveryStore }
}

/** Sends one delivery now, also to a webhook that is switched off, and answers with what came of it. */
export async function sendTest(deps: SendTestDeps, webhookId: string): Promise<WebhookDelivery> {
  const { stores, clock } = deps
  const webhook = presentWebhook(await stores.webhooks.find(webhookId))
  const now = clock.now()
  const delivery = newDelivery(webhook, [], now)
  const body = deliveryBody(webhook, delivery, []) as string
  const attempt = await sendDelivery(deps, webhook, { id: delivery.id, body })
  const tried: WebhookDelivery = {
    ...delivery,
    status: attempt.fault === null ? 'delivered' : 'dead',
    attempts: 1,
    lastAttemptAt: now,
    answerStatus: attempt.answerStatus,
    answerBytes: attempt.answerBytes,
    lastFault: attempt.fault,
    settledAt: clock.now(),
  }
  await stores.webhookDeliveries.queue([tried])
  return tried
}
