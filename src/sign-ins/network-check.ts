// Whether where somebody came from last stands between them and their sign-in, and by what facts.
import type { JsonObject } from '../kernel/json.ts'
import type { NetworkRefusal, NetworkVerdict } from '../network-rules/network-verdict.ts'
import type { Finding } from './finding.ts'

export interface NetworkFacts {
  /** From where they came last; null where they never did. */
  readonly ip: string | null
  /** What the network rules say of it. */
  readonly network: NetworkVerdict
  /** Whether passwords are refused from there, whoever they are for. */
  readonly isNetworkLocked: boolean
}

export function networkCheck({ ip, network, isNetworkLocked }: NetworkFacts): Finding {
  if (ip === null) return { state: 'unknown', facts: {} }
  if (!network.isAllowed) return { state: 'fail', facts: { ip, ...ruleFacts(network) } }
  return isNetworkLocked ? { state: 'fail', facts: { ip } } : { state: 'pass', facts: {} }
}

/** Which rule it is, since when and why; and whether it keeps out, or lets others in. */
function ruleFacts({ why, rule }: NetworkRefusal): JsonObject {
  const { id, network, country, organizationId, reason, createdAt, endsAt } = rule
  const times = { since: createdAt.toISOString(), endsAt: endsAt?.toISOString() ?? null }
  return { rule: id, why, network, country, organizationId, said: reason, ...times }
}
