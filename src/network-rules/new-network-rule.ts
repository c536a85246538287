import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import { invalidField } from '../kernel/errors.ts'
import { prefixedId } from '../kernel/ids.ts'
import type { Places } from '../kernel/place.ts'
import { type NetworkEffect, type NetworkRule, readNetwork } from './network-rule.ts'

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

export interface NewNetworkRuleDeps {
  readonly clock: Clock
  readonly places: Places
}

/** The rule that is meant, not kept yet. Throws `invalid_input` that names the field. */
export function newNetworkRule(
  { clock, places }: NewNetworkRuleDeps,
  actor: Actor,
  input: NetworkRuleInput,
): NetworkRule {
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
