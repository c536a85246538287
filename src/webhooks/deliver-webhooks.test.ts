import { expect, test } from 'vitest'
import { testDatabase } from '../../test/support/test-database.ts'
import { sampleWebhook } from '../storage/conformance/webhooks.ts'
import { postgresWebhookDeliveries } from '../storage/postgres/webhook-deliveries.ts'
import { postgresWebhooks } from '../storage/postgres/webhooks.ts'
import { startDeliveringWebhooks } from './deliver-webhooks.ts'
import { newDelivery } from './fan-out-events.ts'

const { database, applicationId } = await testDatabase()
const webhooks = postgresWebhooks(database, applicationId)
const webhookDeliveries = postgresWebhookDeliveries(database, applicationId)
const now = new Date('2026-11-30T00:00:00.000Z')

const webhook = sampleWebhook('whk_test')

test('a delivery whose sending fails in a way that nobody foresaw is a failed attempt, and the log says why', async () => {
  await webhooks.insert(webhook)
  const delivery = newDelivery(webhook, [], now)
  await webhookDeliveries.queue([delivery])
  const faults: unknown[] = []
  const worker = startDeliveringWebhooks({
    stores: { webhooks, webhookDeliveries, eventFeed: { findMany: async () => [] } },
    change: () => Promise.reject(new Error('nothing is to be changed')),
    clock: { now: () => now },
    sealer: {
      derive: () => Buffer.alloc(32),
      seal: () => Buffer.alloc(32),
      unseal: () => {
        throw new Error('sealed by another server')
      },
    },
    outgoing: { request: () => Promise.reject(new Error('nothing is to be sent')) },
    onFault: (fault) => faults.push(fault),
  })
  await expect
    .poll(() => webhookDeliveries.find(webhook.id, delivery.id), { timeout: 12_000 })
    .toMatchObject({ status: 'waiting', attempts: 1, lastFault: expect.stringContaining('could not be sent') })
  await worker.stop()
  const settled = await webhookDeliveries.find(webhook.id, delivery.id)
  expect(settled?.nextAttemptAt.getTime()).toBeGreaterThan(now.getTime())
  expect(faults).toMatchObject([{ message: 'sealed by another server' }])
})
