import type { AuditStore } from '../audit/audit-event.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import { invalidField, RollcallError } from '../kernel/errors.ts'
import { prefixedId } from '../kernel/ids.ts'
import type { Outgoing } from '../kernel/outgoing.ts'
import type { Sealer } from '../kernel/sealing.ts'
import { refuseDeafActor } from './find-webhook.ts'
import { refuseBadWebhook, type Webhook, type WebhookFields, webhooksAtMost } from './webhook.ts'
import { newWebhookSecret, sealAuthorization, sealWebhookSecret } from './webhook-secret.ts'
import type { WebhookStore } from './webhook-store.ts'

export interface WebhookDeps {
  readonly webhooks: WebhookStore
  readonly audit: AuditStore
  readonly clock: Clock
  readonly sealer: Sealer
  readonly outgoing: Pick<Outgoing, 'objection'>
}

export interface CreateWebhookInput extends WebhookFields {
  readonly isActive: boolean
}

/** Shown this once. Call it in a transaction. */
export async function createWebhook(
  deps: WebhookDeps,
  actor: Actor,
  input: CreateWebhookInput,
): Promise<{ webhook: Webhook; secret: string }> {
  const { webhooks, audit, clock, sealer, outgoing } = deps
  refuseDeafActor(actor)
  refuseBadWebhook(outgoing, input)
  refuseIdleAuthorization(input)
  if ((await webhooks.countForInsert()) >= webhooksAtMost) {
    throw new RollcallError('webhook_limit_reached', `There are ${webhooksAtMost} webhooks, which is all there may be.`)
  }
  const { authorization, name, url, format, eventTypes, isActive } = input
  const id = prefixedId('whk')
  const secret = newWebhookSecret()
  const now = clock.now()
  const webhook: Webhook = {
    id,
    name: name.trim(),
    url,
    format,
    eventTypes,
    isActive,
    sealedSecret: sealWebhookSecret(sealer, id, secret),
    sealedPreviousSecret: null,
    previousSecretUntil: null,
    sealedAuthorization: authorization === null ? null : sealAuthorization(sealer, id, authorization),
    failingSince: null,
    disabledAt: null,
    createdAt: now,
    updatedAt: now,
  }
  await webhooks.insert(webhook)
  // An address may carry a token of its receiver's, so the audit knows the host alone.
  const details = { name: webhook.name, host: new URL(url).host, format, eventTypes, isActive }
  await audit.record(actor, 'webhook.created', { kind: 'webhook', id }, details)
  return { webhook, secret }
}

/** What is sent would never hold it. */
export function refuseIdleAuthorization({
  format,
  authorization,
}: Pick<WebhookFields, 'format' | 'authorization'>): void {
  if (format === 'log' || authorization === null) return
  throw invalidField('authorization', 'Only a log stream sends this header; events are known by their signature')
}
