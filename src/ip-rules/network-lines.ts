import type { Clock } from '../kernel/clock.ts'
import type { IpRuleStore, RuleScope } from './ip-rule.ts'

export interface NetworkLinesDeps {
  readonly ipRules: Pick<IpRuleStore, 'networksAfter'>
  readonly clock: Clock
}

const networksAtOnce = 1_000

/** Every network once, one a line, read while it is sent: no number of sessions fills the memory. */
export async function* networkLines({ ipRules, clock }: NetworkLinesDeps, scope: RuleScope): AsyncIterable<string> {
  let after: string | null = null
  for (;;) {
    const networks: readonly string[] = await ipRules.networksAfter(after, scope, networksAtOnce, clock.now())
    if (networks.length > 0) yield `${networks.join('\n')}\n`
    after = networks.at(-1) ?? null
    if (networks.length < networksAtOnce) return
  }
}
