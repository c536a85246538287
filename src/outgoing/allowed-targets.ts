// What the operator allows besides public addresses.
import { BlockList, isIP, isIPv6 } from 'node:net'
import { isPublicAddress } from '../kernel/public-address.ts'

export interface AllowedTargets {
  /** By its name, or by an address that lies in an allowed network: internal, plain http and any port are fine. */
  hasHost(host: string): boolean
  /** Whether a connection to this address may be made at all. */
  hasAddress(address: string): boolean
}

/** From host names, addresses and networks such as `10.1.0.0/16`. */
export function allowedTargets(allow: readonly string[]): AllowedTargets {
  const names = new Set<string>()
  const networks = new BlockList()
  for (const entry of allow) {
    const [address = '', bits] = entry.split('/')
    const family = isIPv6(address) ? 'ipv6' : 'ipv4'
    if (isIP(address) === 0) names.add(entry.toLowerCase())
    else networks.addSubnet(address, bits === undefined ? (family === 'ipv6' ? 128 : 32) : Number(bits), family)
  }
  const isAllowed = (address: string) => isIP(address) !== 0 && networks.check(address, familyOf(address))
  return {
    hasHost: (host) => names.has(host) || isAllowed(host),
    hasAddress: (address) => isAllowed(address) || isPublicAddress(address),
  }
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIPv6(address) ? 'ipv6' : 'ipv4'
}
