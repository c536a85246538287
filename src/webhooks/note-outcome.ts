import type { AuditStore } from '../audit/audit-event.ts'
import { systemActor } from '../kernel/actor.ts'
import type { Change } from '../kernel/change.ts'
import type { Clock } from '../kernel/clock.ts'
import type { Webhook } from './webhook.ts'
import type { WebhookStore } from './webhook-store.ts'

export interface NoteOutcomeDeps {
  readonly stores: { readonly webhooks: WebhookStore }
  readonly change: Change<{ webhooks: WebhookStore; audit: AuditStore }>
  readonly clock: Clock
}

const switchedOffAfterMs = 3 * 24 * 60 * 60_000

/** A webhook to which nothing arrived for three days is switched off, and operators read so in the audit. */
export async function noteOutcome(deps: NoteOutcomeDeps, webhook: Webhook, fault: string | null): Promise<void> {
  const { stores, clock } = deps
  const { id, failingSince } = webhook
  if (fault === null) {
    if (failingSince !== null) await stores.webhooks.noteFailing(id, null)
    return
  }
  const now = clock.now()
  if (failingSince === null) await stores.webhooks.noteFailing(id, now)
  else if (isTooLong(failingSince, now)) await switchOff(deps, id, fault)
}

/** As it stands by now: somebody may have mended it, or switched it off before. */
async function switchOff({ change, clock }: NoteOutcomeDeps, id: string, fault: string): Promise<void> {
  await change(async ({ webhooks, audit }) => {
    const webhook = await webhooks.findForChange(id)
    const now = clock.now()
    if (webhook === null || !webhook.isActive) return
    const { name, failingSince } = webhook
    if (failingSince === null || !isTooLong(failingSince, now)) return
    await webhooks.save({ ...webhook, isActive: false, disabledAt: now, updatedAt: now })
    const details = { name, failingSince: failingSince.toISOString(), lastFault: fault }
    await audit.record(systemActor, 'webhook.disabled', { kind: 'webhook', id }, details)
  })
}

function isTooLong(failingSince: Date, now: Date): boolean {
  return now.getTime() - failingSince.getTime() >= switchedOffAfterMs
}
