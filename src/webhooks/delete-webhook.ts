import type { AuditStore } from '../audit/audit-event.ts'
import type { Actor } from '../kernel/actor.ts'
import { webhookForChange } from './find-webhook.ts'
import type { WebhookStore } from './webhook-store.ts'

/** What was on its way to it goes with it. Call it in a transaction. */
export async function deleteWebhook(
  { webhooks, audit }: { readonly webhooks: WebhookStore; readonly audit: AuditStore },
  actor: Actor,
  id: string,
): Promise<void> {
  const { name } = await webhookForChange(webhooks, id)
  await webhooks.remove(id)
  await audit.record(actor, 'webhook.deleted', { kind: 'webhook', id }, { name })
}
