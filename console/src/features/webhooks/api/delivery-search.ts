export const deliveryStatuses = ['waiting', 'delivered', 'dead', 'dropped'] as const
export type DeliveryStatus = (typeof deliveryStatuses)[number]

export interface DeliverySearch {
  readonly status?: DeliveryStatus
  readonly after?: string
}

export function readDeliverySearch(raw: Record<string, unknown>): DeliverySearch {
  const status = deliveryStatuses.find((one) => one === raw.status)
  return {
    ...(status !== undefined && { status }),
    ...(typeof raw.after === 'string' && raw.after !== '' && { after: raw.after }),
  }
}
