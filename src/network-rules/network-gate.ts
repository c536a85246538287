import type { Clock } from '../kernel/clock.ts'
import type { Places } from '../kernel/place.ts'
import type { NetworkRuleStore } from './network-rule.ts'
import { type NetworkVerdict, networkVerdict, type ReadyRule, readyRule } from './network-verdict.ts'

/** What the rules say of an address, and of an organization somebody signs in to. */
export type JudgeNetwork = (address: string | null, organizationId: string | null) => NetworkVerdict

export interface NetworkGateDeps {
  readonly networkRules: Pick<NetworkRuleStore, 'listStanding'>
  readonly clock: Clock
  readonly places: Places
}

/** So long a change on another server may go unnoticed here. */
const knownForMs = 1_000

/**
 * The rules as every way to sign in asks them: read at most once a second, and not at all while nobody asks. A read that
 * fails is the fault of whoever asked, so nobody gets in by it.
 */
export class NetworkGate {
  readonly #deps: NetworkGateDeps
  #known: { readonly sinceMs: number; readonly rules: Promise<readonly ReadyRule[]> } | null = null

  constructor(deps: NetworkGateDeps) {
    this.#deps = deps
  }

  async judge(address: string | null, organizationId: string | null): Promise<NetworkVerdict> {
    return (await this.judging())(address, organizationId)
  }

  /** For whoever must judge where nothing can be waited for, such as in a transaction. */
  async judging(): Promise<JudgeNetwork> {
    const { clock, places } = this.#deps
    const rules = await this.#rules()
    return (address, organizationId) => {
      const country = rules.length === 0 ? null : (places.placeOf(address)?.country ?? null)
      return networkVerdict(rules, { address, country, organizationId }, clock.now())
    }
  }

  /** To be called when rules were changed here, once that is committed. */
  forget(): void {
    this.#known = null
  }

  #rules(): Promise<readonly ReadyRule[]> {
    const nowMs = performance.now()
    if (this.#known !== null && nowMs - this.#known.sinceMs < knownForMs) return this.#known.rules
    const rules = this.#read()
    const known = { sinceMs: nowMs, rules }
    this.#known = known
    rules.catch(() => {
      if (this.#known === known) this.#known = null
    })
    return rules
  }

  async #read(): Promise<readonly ReadyRule[]> {
    const { networkRules, clock } = this.#deps
    return (await networkRules.listStanding(clock.now())).map(readyRule)
  }
}
