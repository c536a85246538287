import { addressSuppressed, type SuppressedAddressStore } from './suppressed-address.ts'

export interface RefuseSuppressedDeps {
  readonly suppressedAddresses: Pick<SuppressedAddressStore, 'findByAddress'>
}

/** For whoever asks for a letter and would believe that it is on its way. Throws `address_suppressed`. */
export async function refuseSuppressed(
  { suppressedAddresses }: RefuseSuppressedDeps,
  address: string | null,
): Promise<void> {
  if (address === null) return
  if ((await suppressedAddresses.findByAddress(address.toLowerCase())) !== null) throw addressSuppressed()
}
