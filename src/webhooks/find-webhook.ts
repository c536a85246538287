import type { Actor } from '../kernel/actor.ts'
import { RollcallError } from '../kernel/errors.ts'
import type { Webhook } from './webhook.ts'
import type { WebhookStore } from './webhook-store.ts'

/** Throws `webhook_not_found`. */
export async function webhookForChange(webhooks: WebhookStore, id: string): Promise<Webhook> {
  return presentWebhook(await webhooks.findForChange(id))
}

export function presentWebhook(webhook: Webhook | null): Webhook {
  if (webhook === null) throw new RollcallError('webhook_not_found', 'There is no such webhook.')
  return webhook
}

/** A webhook hears the whole audit: nobody sends elsewhere what they may not read (AUZ-02). */
export function refuseDeafActor({ permissions }: Actor): void {
  if (permissions.has('read:audit')) return
  throw new RollcallError('not_permitted', 'A webhook is told what stands in the audit; you lack read:audit.')
}
