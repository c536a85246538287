import { expect, test } from 'vitest'
import { testDatabase } from '../../test/support/test-database.ts'
import { sampleWebhook } from '../storage/conformance/webhooks.ts'
import { postgresWebhookDeliveries } from '../storage/postgres/webhook-deliveries.ts'
import { postgresWebhooks } from '../storage/postgres/webhooks.ts'
import { newDelivery } from './fan-out-events.ts'
import { forgetDeliveries } from './forget-deliveries.ts'
import type { WebhookDelivery } from './webhook-delivery.ts'

const { database, applicationId } = await testDatabase()
const webhookDeliveries = postgresWebhookDeliveries(database, applicationId)
const now = new Date('2026-11-30T00:00:00.000Z')
const daysAgo = (days: number) => new Date(now.getTime() - days * 24 * 60 * 60_000)

const webhook = sampleWebhook('whk_test')

const settled = (status: WebhookDelivery['status'], days: number): WebhookDelivery => ({
  ...newDelivery(webhook, [{ id: 1, type: 'user.created' }], daysAgo(40)),
  id: `msg_${status}_${days}`,
  status,
  settledAt: status === 'waiting' ? null : daysAgo(days),
})

test('what arrived or was dropped is kept for 7 days, what is dead for 30, what waits for ever', async () => {
  await postgresWebhooks(database, applicationId).insert(webhook)
  await webhookDeliveries.queue([
    settled('delivered', 6),
    settled('delivered', 8),
    settled('dropped', 6),
    settled('dropped', 8),
    settled('dead', 29),
    settled('dead', 31),
    settled('waiting', 0),
  ])
  await forgetDeliveries({ webhookDeliveries, clock: { now: () => now } })
  const page = { kind: 'cursor', after: null, limit: 10, withTotal: false } as const
  const { items } = await webhookDeliveries.list(webhook.id, { status: null, page })
  expect(items.map(({ id }) => id).sort()).toEqual(['msg_dead_29', 'msg_delivered_6', 'msg_dropped_6', 'msg_waiting_0'])
})
