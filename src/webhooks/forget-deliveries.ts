import type { Clock } from '../kernel/clock.ts'
import type { WebhookDeliveryStore } from './webhook-delivery.ts'

const dayMs = 24 * 60 * 60_000
const doneKeptDays = 7
const deadKeptDays = 30

/** The log of deliveries ends by itself. */
export async function forgetDeliveries({
  webhookDeliveries,
  clock,
}: {
  readonly webhookDeliveries: WebhookDeliveryStore
  readonly clock: Clock
}): Promise<void> {
  const daysAgo = (days: number) => new Date(clock.now().getTime() - days * dayMs)
  await webhookDeliveries.removeSettled(['delivered', 'dropped'], daysAgo(doneKeptDays))
  await webhookDeliveries.removeSettled(['dead'], daysAgo(deadKeptDays))
}
