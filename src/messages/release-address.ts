import type { AuditStore } from '../audit/audit-event.ts'
import type { Actor } from '../kernel/actor.ts'
import { type SuppressedAddressStore, suppressedAddressNotFound } from './suppressed-address.ts'

export interface ReleaseAddressDeps {
  readonly suppressedAddresses: Pick<SuppressedAddressStore, 'remove'>
  readonly audit: AuditStore
}

/** Letters go there again; those that were held back are not sent. Call it in a transaction. */
export async function releaseAddress(
  { suppressedAddresses, audit }: ReleaseAddressDeps,
  actor: Actor,
  id: string,
): Promise<void> {
  const released = await suppressedAddresses.remove(id)
  if (released === null) throw suppressedAddressNotFound()
  const { reason, since } = released
  await audit.record(actor, 'message.address_released', { kind: 'address', id }, { reason, since: since.toISOString() })
}
