import type { Actor } from '../kernel/actor.ts'
import { invalidField } from '../kernel/errors.ts'
import { refuseIdleAuthorization, type WebhookDeps } from './create-webhook.ts'
import { refuseDeafActor, webhookForChange } from './find-webhook.ts'
import { refuseBadWebhook, type Webhook, type WebhookFields } from './webhook.ts'
import { openAuthorization, sealAuthorization } from './webhook-secret.ts'

/** What is left out stays as it is. */
export type UpdateWebhookInput = Partial<Omit<WebhookFields, 'format'> & Pick<Webhook, 'isActive'>>

/** Call it in a transaction. */
export async function updateWebhook(
  deps: WebhookDeps,
  actor: Actor,
  id: string,
  input: UpdateWebhookInput,
): Promise<Webhook> {
  const { webhooks, audit, clock, sealer, outgoing } = deps
  refuseDeafActor(actor)
  refuseBadWebhook(outgoing, input)
  const before = await webhookForChange(webhooks, id)
  const { authorization = openAuthorization(sealer, before), ...fields } = input
  refuseCarriedAuthorization(before, input)
  refuseIdleAuthorization({ format: before.format, authorization })
  const webhook: Webhook = {
    ...before,
    ...fields,
    ...(fields.name === undefined ? {} : { name: fields.name.trim() }),
    sealedAuthorization: authorization === null ? null : sealAuthorization(sealer, id, authorization),
    // Whoever switches it on again, or names another address, gives it all its days anew.
    ...(fields.isActive === true || fields.url !== undefined ? { failingSince: null, disabledAt: null } : {}),
    updatedAt: clock.now(),
  }
  await webhooks.save(webhook)
  const details = {
    fields: Object.keys(input),
    ...(input.url === undefined ? {} : { host: new URL(input.url).host }),
    ...(input.eventTypes === undefined ? {} : { eventTypes: input.eventTypes }),
    ...(input.isActive === undefined ? {} : { isActive: input.isActive }),
  }
  await audit.record(actor, 'webhook.updated', { kind: 'webhook', id }, details)
  return webhook
}

/** Whoever may not read the header sends it to no other receiver either (AUZ-10). */
function refuseCarriedAuthorization(before: Webhook, { url, authorization }: UpdateWebhookInput): void {
  if (before.sealedAuthorization === null || authorization !== undefined || url === undefined) return
  if (new URL(url).origin === new URL(before.url).origin) return
  throw invalidField('authorization', 'The address is of another receiver: give the header for it, or null for none')
}
