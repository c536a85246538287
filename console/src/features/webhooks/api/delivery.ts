import { queryOptions } from '@tanstack/react-query'
import { call, queryString } from '../../../lib/http.ts'
import type { DeliverySearch, DeliveryStatus } from './delivery-search.ts'
import { webhooksKey } from './webhook.ts'

/** One call, however often it was tried. */
export interface Delivery {
  readonly id: string
  readonly eventIds: readonly string[]
  /** Null for a batch and for a test. */
  readonly eventType: string | null
  readonly status: DeliveryStatus
  readonly attempts: number
  readonly nextAttemptAt: string | null
  readonly answerStatus: number | null
  readonly lastFault: string | null
  readonly createdAt: string
}

interface DeliveryPage {
  readonly data: readonly Delivery[]
  readonly nextCursor: string | null
}

const pathOf = (webhookId: string) => `/webhooks/${encodeURIComponent(webhookId)}`

/** Newest first. */
export function deliveriesQuery(webhookId: string, { status, after: cursor, size: pageSize }: DeliverySearch) {
  const asked = { status, cursor, pageSize }
  return queryOptions({
    queryKey: [...webhooksKey, 'deliveries', webhookId, asked],
    queryFn: ({ signal }) =>
      call<DeliveryPage>('GET', `${pathOf(webhookId)}/deliveries${queryString(asked)}`, { signal }),
  })
}

export function sendTest(webhookId: string): Promise<Delivery> {
  return call<Delivery>('POST', `${pathOf(webhookId)}/test`)
}

export async function sendAgain(webhookId: string, deliveryId: string): Promise<void> {
  await call('POST', `${pathOf(webhookId)}/deliveries/${encodeURIComponent(deliveryId)}/replay`)
}
