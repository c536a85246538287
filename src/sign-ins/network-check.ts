// Whether where somebody came from last stands between them and their sign-in, and by what facts.
import type { JsonObject } from '../kernel/json.ts'
import type { NetworkRefusal, NetworkVerdict } from '../network-rules/network-verdict.ts'
import type { Finding } from './finding.ts'

export interface NetworkFacts {
  /** From where they came last; null where they never did. */
  readonly ip: string | null
  /** What the network rules say of it. */
  readonly network: NetworkVerdict
  /** Until when passwords are refused from there, whoever they are for. */
  readonly networkLockedUntil: Date | null
  readonly waysIn: readonly string[]
}

export function networkCheck(all: NetworkFacts): Finding {
  const { ip, network, networkLockedUntil } = all
  if (ip === null) return { state: 'unknown', facts: {} }
  if (!network.isAllowed) return { state: 'fail', facts: { ip, ...ruleFacts(network) } }
  if (networkLockedUntil === null) return { state: 'pass', facts: {} }
  return { state: networkLocksOut(all) ? 'fail' : 'warn', facts: { ip, until: networkLockedUntil.toISOString() } }
}

/** Passwords alone are refused: whoever has another way in comes in by that. */
export function networkLocksOut({
  networkLockedUntil,
  waysIn,
}: Pick<NetworkFacts, 'networkLockedUntil' | 'waysIn'>): boolean {
  return networkLockedUntil !== null && waysIn.every((way) => way === 'password')
}

/** Which rule it is, since when and why; and whether it keeps out, or lets others in. */
function ruleFacts({ why, rule }: NetworkRefusal): JsonObject {
  const { id, network, country, organizationId, reason, createdAt, endsAt } = rule
  const times = { since: createdAt.toISOString(), endsAt: endsAt?.toISOString() ?? null }
  return { rule: id, why, network, country, organizationId, said: reason, ...times }
}
