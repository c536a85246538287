// Whose request it is. Proxy headers count only when the peer itself is a trusted proxy; then the right-most address
// that is none decides (security.md 5.5).
import type { IncomingMessage } from 'node:http'
import { type BlockList, isIP, isIPv6 } from 'node:net'
import { readAddress } from '../ip-rules/ip-rule.ts'

export function clientAddress(request: IncomingMessage, trustedProxies: BlockList | null): string | null {
  const peer = plainAddress(request.socket.remoteAddress ?? '')
  if (trustedProxies === null || !isTrusted(trustedProxies, peer)) return peer === '' ? null : peer
  const forwarded = [request.headers['x-forwarded-for'] ?? []].flat().join(',').split(',')
  for (const entry of forwarded.reverse()) {
    const address = plainAddress(entry.trim())
    if (isIP(address) === 0) break
    if (!isTrusted(trustedProxies, address)) return address
  }
  return peer
}

function isTrusted(proxies: BlockList, address: string): boolean {
  return isIP(address) !== 0 && proxies.check(address, isIPv6(address) ? 'ipv6' : 'ipv4')
}

/** IPv4 that comes as IPv6, in either spelling, is IPv4. What is no address stays as it came, and is believed by nobody. */
function plainAddress(address: string): string {
  return readAddress(address) ?? address
}
