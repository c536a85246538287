import type { Actor } from '../kernel/actor.ts'
import type { WebhookDeps } from './create-webhook.ts'
import { refuseDeafActor, webhookForChange } from './find-webhook.ts'
import type { Webhook } from './webhook.ts'
import { newWebhookSecret, sealWebhookSecret } from './webhook-secret.ts'

const overlapMs = 24 * 60 * 60_000

/**
 * A new secret; the one until now signs beside it for a day. Rotating again within that day ends the older one at once.
 * Call it in a transaction.
 */
export async function rotateWebhookSecret(
  { webhooks, audit, clock, sealer }: Omit<WebhookDeps, 'outgoing'>,
  actor: Actor,
  id: string,
): Promise<{ webhook: Webhook; secret: string }> {
  refuseDeafActor(actor)
  const before = await webhookForChange(webhooks, id)
  const now = clock.now()
  const secret = newWebhookSecret()
  const webhook: Webhook = {
    ...before,
    sealedSecret: sealWebhookSecret(sealer, id, secret),
    sealedPreviousSecret: before.sealedSecret,
    previousSecretUntil: new Date(now.getTime() + overlapMs),
    updatedAt: now,
  }
  await webhooks.save(webhook)
  await audit.record(actor, 'webhook.secret_rotated', { kind: 'webhook', id }, {})
  return { webhook, secret }
}
