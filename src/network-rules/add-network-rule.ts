import type { AuditStore } from '../audit/audit-event.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import { invalidField, RollcallError } from '../kernel/errors.ts'
import { prefixedId } from '../kernel/ids.ts'
import type { Places } from '../kernel/place.ts'
import {
  type NetworkEffect,
  type NetworkRule,
  type NetworkRuleStore,
  networkRulesAtMost,
  readNetwork,
} from './network-rule.ts'
import { networkVerdict, readyRule } from './network-verdict.ts'
import { recordNetworkRule } from './record-network-rule.ts'

export interface AddNetworkRuleDeps {
  readonly networkRules: Pick<NetworkRuleStore, 'clearForInsert' | 'insert'>
  readonly audit: AuditStore
  readonly clock: Clock
  readonly places: Places
}

export interface NetworkRuleInput {
  /** Of one that is there; null: everybody. */
  readonly organizationId: string | null
  readonly effect: NetworkEffect
  /** An address or a network; null where a country is meant. */
  readonly network: string | null
  readonly country: string | null
  readonly reason: string
  readonly endsAt: Date | null
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
  const rule = newRule(deps, actor, input)
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

function newRule({ clock, places }: AddNetworkRuleDeps, actor: Actor, input: NetworkRuleInput): NetworkRule {
  const { organizationId, effect, country, reason, endsAt } = input
  if ((input.network === null) === (country === null)) {
    throw invalidField('network', 'Name either a network or a country.')
  }
  if (effect === 'allow' && organizationId === null) {
    throw invalidField('organizationId', 'Only an organization lets in certain networks alone. Name it, or block.')
  }
  if (country !== null && places.tables.length === 0) {
    throw invalidField('country', 'This server has no table of places, so no country is known (PLACES_FILES).')
  }
  const now = clock.now()
  if (endsAt !== null && endsAt <= now) throw invalidField('endsAt', 'Name a moment that is still to come.')
  const network = input.network === null ? null : readNetwork(input.network)
  if (input.network !== null && network === null) {
    throw invalidField('network', 'Enter an address, or a network such as 203.0.113.0/24 or 2001:db8::/48.')
  }
  const { kind, id, name } = actor
  const createdBy = { kind, id, name: kind === 'operator' ? null : name }
  return { id: prefixedId('nwr'), ...input, network, reason: reason.trim(), createdBy, createdAt: now }
}

/** Only rules for everybody keep operators out of the console: an organization's are for its own people. */
function refuseOwnNetwork({ places, clock }: AddNetworkRuleDeps, { ip }: Actor, rule: NetworkRule): void {
  if (rule.organizationId !== null || ip === null) return
  const from = { address: ip, country: places.placeOf(ip)?.country ?? null, organizationId: null }
  if (networkVerdict([readyRule(rule)], from, clock.now()).isAllowed) return
  throw new RollcallError('own_network', `You come from ${ip} yourself: this rule would keep you out.`)
}
