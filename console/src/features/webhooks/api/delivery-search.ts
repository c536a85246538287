import { type ListPlace, readListPlace } from '../../../lib/list-address.ts'

export const deliveryStatuses = ['waiting', 'delivered', 'dead', 'dropped'] as const
export type DeliveryStatus = (typeof deliveryStatuses)[number]

export interface DeliverySearch extends ListPlace {
  readonly status?: DeliveryStatus | undefined
}

export function readDeliverySearch(raw: Record<string, unknown>): DeliverySearch {
  const status = deliveryStatuses.find((one) => one === raw.status)
  return { ...(status && { status }), ...readListPlace(raw) }
}
