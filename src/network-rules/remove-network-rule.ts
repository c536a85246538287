import type { AuditStore } from '../audit/audit-event.ts'
import type { Actor } from '../kernel/actor.ts'
import { RollcallError } from '../kernel/errors.ts'
import type { NetworkRuleStore } from './network-rule.ts'
import { recordNetworkRule } from './record-network-rule.ts'

export interface RemoveNetworkRuleDeps {
  readonly networkRules: Pick<NetworkRuleStore, 'remove'>
  readonly audit: AuditStore
}

/** Throws `network_rule_not_found`. Call it in a transaction, and `NetworkGate.forget` behind that. */
export async function removeNetworkRule(
  { networkRules, audit }: RemoveNetworkRuleDeps,
  actor: Actor,
  id: string,
): Promise<void> {
  const removed = await networkRules.remove(id)
  if (removed === null) throw new RollcallError('network_rule_not_found', 'There is no such network rule.')
  await recordNetworkRule(audit, actor, 'network_rule.removed', removed)
}
