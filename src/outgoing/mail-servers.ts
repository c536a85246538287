// Mail servers that callers name: the same addresses as for any other call, and the ports of mail alone.
import type { LookupAddress } from 'node:dns'
import { connect, isIPv6, type Socket } from 'node:net'
import { type MailObjection, type Outgoing, OutgoingFault } from '../kernel/outgoing.ts'
import type { AllowedTargets } from './allowed-targets.ts'
import { checkedAddresses, hostOf, isKnownPrivate, notPublic, pinned, type Resolve } from './checked-addresses.ts'

type MailServers = Pick<Outgoing, 'mailObjection' | 'connectMail'>

export function mailServers(targets: AllowedTargets, resolve: Resolve, limitMs: number): MailServers {
  return {
    mailObjection: (host, port) => objection(targets, host, port),
    connectMail: async (given, port) => {
      const refusal = objection(targets, given, port)
      if (refusal !== null) throw new OutgoingFault('refused', refusal.message)
      const host = plainHost(given) as string
      const signal = AbortSignal.timeout(limitMs)
      try {
        return await connected(host, port, await checkedAddresses(targets, host, resolve, signal), signal)
      } catch (fault) {
        if (fault instanceof OutgoingFault) throw fault
        const { code } = fault as NodeJS.ErrnoException
        const reason = signal.aborted ? `within ${limitMs / 1000} seconds` : `(${code})`
        throw new OutgoingFault('unreachable', `${host}:${port} could not be reached ${reason}`, fault)
      }
    },
  }
}

/** Any other may be a database or a shell that takes lines as well (OUT-01). */
const mailPorts: ReadonlySet<number> = new Set([25, 465, 587, 2525])

function objection(targets: AllowedTargets, given: string, port: number): MailObjection | null {
  const host = plainHost(given)
  if (host === null) return { about: 'host', message: 'The mail server is no host name and no address' }
  if (targets.hasHost(host)) return null
  if (isKnownPrivate(targets, host)) return { about: 'host', message: notPublic(host) }
  if (mailPorts.has(port)) return null
  const message = `Port ${port} is not called; use 25, 465, 587 or 2525, or have the operator allow ${host} with OUTGOING_ALLOW`
  return { about: 'port', message }
}

/** In lower case, and whatever else a resolver takes for an address (127.1, 0x7f000001) as that address. */
function plainHost(given: string): string | null {
  const address = `https://${isIPv6(given) ? `[${given}]` : given}/`
  return URL.canParse(address) ? hostOf(new URL(address)) : null
}

function connected(
  host: string,
  port: number,
  addresses: readonly LookupAddress[],
  signal: AbortSignal,
): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, lookup: pinned(addresses) })
    const giveUp = () => socket.destroy(signal.reason)
    signal.addEventListener('abort', giveUp, { once: true })
    socket.once('error', reject)
    socket.once('connect', () => {
      signal.removeEventListener('abort', giveUp)
      socket.off('error', reject)
      resolve(socket)
    })
  })
}
