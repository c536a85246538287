import dns from 'node:dns/promises'
import { OutgoingFault } from '../kernel/outgoing.ts'

/** The second try is given twice as long. */
const firstTryMs = 1_500

/**
 * By the DNS servers of the process: those of the machine, unless others were set for it. A name that nobody knows, and
 * one without such records, has none.
 */
export async function textRecords(name: string): Promise<readonly string[]> {
  const resolver = new dns.Resolver({ timeout: firstTryMs, tries: 2 })
  resolver.setServers(dns.getServers())
  try {
    return (await resolver.resolveTxt(name)).map((parts) => parts.join(''))
  } catch (fault) {
    const { code } = fault as NodeJS.ErrnoException
    if (code === 'ENOTFOUND' || code === 'ENODATA') return []
    throw new OutgoingFault('unreachable', `The DNS gave no answer for ${name}`, fault)
  }
}
