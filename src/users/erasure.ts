// Receipts of deletions: that somebody was deleted, when, by whom and what went with them. They name nobody who is gone:
// whoever knows the id or the address finds the receipt by it, and nothing tells either from the receipt.
import { createHmac } from 'node:crypto'
import type { Actor } from '../kernel/actor.ts'
import { RollcallError } from '../kernel/errors.ts'
import type { Page, PageRequest } from '../kernel/page.ts'
import type { Sealer } from '../kernel/sealing.ts'
import type { Holdings } from './holdings.ts'

export interface Erasure {
  /** For an erasure the tombstone that stands in the audit. */
  readonly id: string
  readonly mode: 'anonymise' | 'erase'
  readonly at: Date
  readonly by: Pick<Actor, 'kind' | 'id' | 'name'>
  /** What was there until then. */
  readonly counts: Holdings
}

/** With the marks of whoever is gone. */
export interface MarkedErasure extends Erasure {
  readonly subject: Buffer
  /** Null where they had no e-mail address. */
  readonly address: Buffer | null
  /** A second person approved it. */
  readonly isApproved: boolean
}

export interface ErasureStore {
  insert(erasures: readonly MarkedErasure[]): Promise<void>
  find(id: string): Promise<Erasure | null>
  /** Of one id, newest first: somebody may be deleted softly first and erased later. */
  findOf(subject: Buffer): Promise<readonly Erasure[]>
  /** The marks of the addresses of whoever was deleted with this id, or stands under it as their tombstone. */
  addressesOf(subject: Buffer, tombstone: string): Promise<readonly Buffer[]>
  /** Of whoever had an address, newest first. */
  findOfAddress(address: Buffer): Promise<readonly Erasure[]>
  /**
   * How many somebody erased since then without approval; until the transaction ends, whoever counts the same waits, so
   * that two at once are counted one after the other.
   */
  countAlone(byId: string, since: Date): Promise<number>
  /** Newest first. */
  list(page: PageRequest): Promise<Page<Erasure>>
}

export function erasedMark(sealer: Sealer, userId: string): Buffer {
  return createHmac('sha256', sealer.derive('erased people')).update(userId).digest()
}

export function erasedAddressMark(sealer: Sealer, email: string): Buffer {
  return createHmac('sha256', sealer.derive('erased addresses')).update(email.trim().toLowerCase()).digest()
}

export function presentErasure(found: Erasure | null): Erasure {
  if (found === null) throw new RollcallError('receipt_not_found', 'There is no receipt of such a deletion.')
  return found
}
