import type { AuditStore } from '../audit/audit-event.ts'
import type { Actor } from '../kernel/actor.ts'
import type { NetworkRule } from './network-rule.ts'

/** What it said, so that the audit tells it when the rule is gone. Why it was made says the event of its making alone. */
export async function recordNetworkRule(
  audit: AuditStore,
  actor: Actor,
  type: 'network_rule.added' | 'network_rule.removed',
  { id, organizationId, effect, network, country, reason, endsAt }: NetworkRule,
): Promise<void> {
  const details = {
    rule: id,
    effect,
    ...(type === 'network_rule.added' ? { reason } : {}),
    ...(network === null ? {} : { network }),
    ...(country === null ? {} : { country }),
    ...(endsAt === null ? {} : { endsAt: endsAt.toISOString() }),
    ...(organizationId === null ? {} : { organization: organizationId }),
  }
  await audit.record(actor, type, { kind: 'network', id: network ?? country ?? id }, details)
}
