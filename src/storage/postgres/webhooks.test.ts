import { testDatabase } from '../../../test/support/test-database.ts'
import { type WebhookStores, webhookStoreContract } from '../conformance/webhooks.ts'
import { postgresApplications } from './applications.ts'
import type { Executor } from './database.ts'
import { postgresWebhookDeliveries } from './webhook-deliveries.ts'
import { postgresWebhooks } from './webhooks.ts'

webhookStoreContract(async () => {
  const { database, applicationId } = await testDatabase()
  const other = await postgresApplications(database).insert({ id: 'app_other', name: 'Other', poolMode: 'shared' })
  const stores = (executor: Executor, number: number): WebhookStores => ({
    webhooks: postgresWebhooks(executor, number),
    deliveries: postgresWebhookDeliveries(executor, number),
  })
  return {
    ...stores(database, applicationId),
    other: stores(database, other.number),
    change: (work) => database.transaction((executor) => work(stores(executor, applicationId))),
  }
})
