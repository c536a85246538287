// Which addresses are public: reachable by everybody and nobody's own network.
import { BlockList, isIP, isIPv6 } from 'node:net'

/** False for whatever is special, and for what is no address. */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 0) return false
  if (isIPv6(address)) return globalUnicast.check(address, 'ipv6') && !specialUse.check(address, 'ipv6')
  return !specialUse.check(address, 'ipv4')
}

/** Whatever lies outside is special, and so are mapped and translated IPv4 addresses (RFC 4291 §2.4). */
const globalUnicast = new BlockList()
globalUnicast.addSubnet('2000::', 3, 'ipv6')

/** The IANA registries of special-purpose addresses (RFC 6890), multicast, and what carries other addresses inside. */
const specialUse = new BlockList()
for (const network of [
  '0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24',
  '192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4',
  '2001::/23 2001:db8::/32 2002::/16 3fff::/20',
].flatMap((line) => line.split(' '))) {
  const [address = '', bits = ''] = network.split('/')
  specialUse.addSubnet(address, Number(bits), isIPv6(address) ? 'ipv6' : 'ipv4')
}
