// Suppressed addresses: those that get no letters until somebody takes them off. A mail server said for good that there
// is no such mailbox, or an operator put them there. Letters to them are held back and say so; nothing is lost silently.
import { RollcallError } from '../kernel/errors.ts'
import type { Page, PageRequest } from '../kernel/page.ts'

export const suppressionReasons = ['refused', 'added'] as const

export interface SuppressedAddress {
  readonly id: string
  /** In lower case. */
  readonly address: string
  /** Whose letter was refused, so that it goes when they are erased, whatever their address is by then. */
  readonly userId: string | null
  /** `refused` by a mail server, or `added` by somebody. */
  readonly reason: (typeof suppressionReasons)[number]
  /** In the mail server's words, or in theirs. */
  readonly note: string | null
  readonly since: Date
}

/** Addresses are asked for in lower case. */
export interface SuppressedAddressStore {
  /** Newest first; of those that begin so, where a beginning is given. */
  list(beginning: string | null, page: PageRequest): Promise<Page<SuppressedAddress>>
  findByAddress(address: string): Promise<SuppressedAddress | null>
  /** Whose address it is, one of them where several have it; null for nobody's. */
  ownerOf(address: string): Promise<string | null>
  /** Which of these are suppressed: one read, whatever their number. */
  among(addresses: readonly string[]): Promise<ReadonlySet<string>>
  /** False where the address stands there already, and stays as it is; and where whose letter it was is gone. */
  insert(suppressed: SuppressedAddress): Promise<boolean>
  /** Answers what was taken off. */
  remove(id: string): Promise<SuppressedAddress | null>
}

export function addressSuppressed(): RollcallError {
  const message =
    'No letter goes to this address: it is suppressed. Take it off the list of suppressed addresses first.'
  return new RollcallError('address_suppressed', message)
}

export function suppressedAddressNotFound(): RollcallError {
  return new RollcallError('suppressed_address_not_found', 'There is no such suppressed address.')
}
