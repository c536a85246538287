import type { JudgeNetwork } from '../../network-rules/network-gate.ts'
import type { NetworkRefusal } from '../../network-rules/network-verdict.ts'
import type { TokenCall } from './token-call.ts'

/**
 * Why what a sign-in left may not be renewed or redeemed from there; null where it may. A client that proves itself calls
 * from a server of its own: it is kept out where it is blocked, and the networks that an organization lets its people in
 * from say nothing of it. They were asked when the person signed in.
 */
export function refusalOfGrant(
  judge: JudgeNetwork,
  { isProven, origin }: TokenCall,
  organizationId: string | null,
): NetworkRefusal | null {
  const verdict = judge(origin.ip, organizationId)
  if (verdict.isAllowed || (isProven && verdict.why !== 'blocked')) return null
  return verdict
}
