import { BlockList, isIP, isIPv6 } from 'node:net'

/** One household or one server rents a whole /64, so its addresses count as one (AUT-10). */
export function networkOf(ip: string | null): string {
  if (ip === null) return 'unknown'
  return isIPv6(ip) ? `${groupsOf(ip).slice(0, 4).join(':')}::/64` : ip
}

/** A /48 is what one customer gets without asking: a ceiling over its 65,536 networks. Null for IPv4. */
export function wideNetworkOf(ip: string | null): string | null {
  return ip !== null && isIPv6(ip) ? `${groupsOf(ip).slice(0, 3).join(':')}::/48` : null
}

/** Whether an address is one of these, or within one that is written in CIDR notation. */
export function isWithin(networks: readonly string[], ip: string | null): boolean {
  if (ip === null || networks.length === 0 || isIP(ip) === 0) return false
  const list = new BlockList()
  for (const network of networks) {
    const [address = '', bits] = network.split('/')
    const family = isIPv6(address) ? 'ipv6' : 'ipv4'
    if (bits === undefined) list.addAddress(address, family)
    else list.addSubnet(address, Number(bits), family)
  }
  return list.check(ip, isIPv6(ip) ? 'ipv6' : 'ipv4')
}

/** The eight groups, without leading zeros. */
function groupsOf(ip: string): string[] {
  const [head = '', tail] = ip.replace(/%.*$/, '').split('::')
  const before = head === '' ? [] : head.split(':')
  const after = tail === undefined || tail === '' ? [] : tail.split(':')
  // An IPv4 address at the end stands for two groups.
  const zeros = tail === undefined ? 0 : 8 - before.length - after.length - (ip.includes('.') ? 1 : 0)
  return [...before, ...Array<string>(Math.max(0, zeros)).fill('0'), ...after].map((group) =>
    Number.parseInt(group, 16).toString(16),
  )
}
