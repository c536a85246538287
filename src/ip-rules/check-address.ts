import type { Clock } from '../kernel/clock.ts'
import { invalidField } from '../kernel/errors.ts'
import { type IpRuleStore, type RuleScope, readAddress } from './ip-rule.ts'

export interface CheckAddressDeps {
  readonly ipRules: Pick<IpRuleStore, 'allows'>
  readonly clock: Clock
}

/** Whether somebody who is signed in now comes from there. What is no address is refused, and so opens nothing. */
export async function checkAddress(
  { ipRules, clock }: CheckAddressDeps,
  text: string | null,
  scope: RuleScope,
): Promise<boolean> {
  const ip = text === null ? null : readAddress(text)
  if (ip === null) {
    throw invalidField('ip', 'Name an address, such as ?ip=192.0.2.7, or let the proxy send it as X-Original-IP.')
  }
  return ipRules.allows(ip, scope, clock.now())
}
