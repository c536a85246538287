import type { AuditStore } from '../audit/audit-event.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import { RollcallError } from '../kernel/errors.ts'
import type { Places } from '../kernel/place.ts'
import { type NetworkRule, type NetworkRuleStore, networkRulesAtMost } from './network-rule.ts'
import { networkVerdict, readyRule } from './network-verdict.ts'
import { type NetworkRuleInput, newNetworkRule } from './new-network-rule.ts'
import { recordNetworkRule } from './record-network-rule.ts'

export interface AddNetworkRuleDeps {
  readonly networkRules: Pick<NetworkRuleStore, 'clearForInsert' | 'insert'>
  readonly audit: AuditStore
  readonly clock: Clock
  readonly places: Places
}

/**
 * Throws `own_network` for a rule that would keep whoever makes it out, `network_rule_exists` for one that stands, and
 * `network_rule_limit_reached`. Call it in a transaction, and `NetworkGate.forget` behind that.
 */
export async function addNetworkRule(
  deps: AddNetworkRuleDeps,
  actor: Actor,
  input: NetworkRuleInput,
): Promise<NetworkRule> {
  const { networkRules, audit } = deps
  const rule = newNetworkRule(deps, actor, input)
  refuseOwnNetwork(deps, actor, rule)
  // One that is over holds no place, and is not in the way of being made again.
  if ((await networkRules.clearForInsert(rule.createdAt)) >= networkRulesAtMost) {
    throw new RollcallError(
      'network_rule_limit_reached',
      `There are ${networkRulesAtMost} network rules, which is all there may be. Remove some, or write larger networks.`,
    )
  }
  const kept = await networkRules.insert(rule)
  if (kept === null) {
    throw new RollcallError('network_rule_exists', 'This rule is there already. Remove it first to change it.')
  }
  await recordNetworkRule(audit, actor, 'network_rule.added', kept)
  return kept
}

/** Only rules for everybody keep operators out of the console: an organization's are for its own people. */
function refuseOwnNetwork({ places, clock }: AddNetworkRuleDeps, { ip }: Actor, rule: NetworkRule): void {
  if (rule.organizationId !== null || ip === null) return
  const from = { address: ip, country: places.placeOf(ip)?.country ?? null, organizationId: null }
  if (networkVerdict([readyRule(rule)], from, clock.now()).isAllowed) return
  throw new RollcallError('own_network', `You come from ${ip} yourself: this rule would keep you out.`)
}
