import type { AuditStore } from '../audit/audit-event.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import { prefixedId } from '../kernel/ids.ts'
import type { SuppressedAddress, SuppressedAddressStore } from './suppressed-address.ts'

export interface SuppressAddressDeps {
  readonly suppressedAddresses: Pick<SuppressedAddressStore, 'insert'>
  readonly audit: AuditStore
  readonly clock: Clock
}

export type Suppression = Pick<SuppressedAddress, 'address' | 'userId' | 'reason' | 'note'>

/**
 * From now on no letter goes there. The address itself stays out of the audit, which outlives it. Null where it stands
 * there already, or whose letter it was is gone. Call it in a transaction.
 */
export async function suppressAddress(
  { suppressedAddresses, audit, clock }: SuppressAddressDeps,
  actor: Actor,
  suppression: Suppression,
): Promise<SuppressedAddress | null> {
  const address = suppression.address.toLowerCase()
  const suppressed = { ...suppression, id: prefixedId('sup'), address, since: clock.now() }
  if (!(await suppressedAddresses.insert(suppressed))) return null
  const { id, reason } = suppressed
  await audit.record(actor, 'message.address_suppressed', { kind: 'address', id }, { reason })
  return suppressed
}
