// From a name to addresses that may be connected to, and from there to nowhere else.
import type { LookupAddress } from 'node:dns'
import { lookup } from 'node:dns/promises'
import { isIP, type LookupFunction } from 'node:net'
import { OutgoingFault } from '../kernel/outgoing.ts'
import type { AllowedTargets } from './allowed-targets.ts'

export type Resolve = (host: string) => Promise<LookupAddress[]>

/** One forbidden address among several refuses the name: which of them answers is up to whoever owns it. */
export async function checkedAddresses(
  targets: AllowedTargets,
  host: string,
  resolve: Resolve,
  signal: AbortSignal,
): Promise<LookupAddress[]> {
  const addresses = await Promise.race([resolve(host), aborted(signal)])
  const isFine = targets.hasHost(host) || addresses.every(({ address }) => targets.hasAddress(address))
  if (addresses.length === 0 || !isFine) throw new OutgoingFault('refused', notPublic(host))
  return addresses
}

/** As far as it can be said without asking for its addresses. */
export function isKnownPrivate(targets: AllowedTargets, host: string): boolean {
  if (targets.hasHost(host)) return false
  return /(^|\.)localhost\.?$/.test(host) || (isIP(host) !== 0 && !targets.hasAddress(host))
}

export function notPublic(host: string): string {
  return `${host} is not a public address; the operator can allow it with OUTGOING_ALLOW`
}

export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '')
}

/** The connection goes to the addresses that were checked; no second look-up can answer something else. */
export function pinned(addresses: readonly LookupAddress[]): LookupFunction {
  const [first] = addresses as [LookupAddress]
  return (_host, options, done) => {
    if (options.all === true) done(null, [...addresses])
    else done(null, first.address, first.family)
  }
}

export const systemLookup: Resolve = (host) => lookup(host, { all: true })

/** The system's resolver cannot be interrupted; only its answer is no longer waited for. */
function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
}
