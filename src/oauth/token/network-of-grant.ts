import type { JudgeNetwork } from '../../network-rules/network-gate.ts'
import type { NetworkRefusal } from '../../network-rules/network-verdict.ts'
import type { OAuthError } from '../errors.ts'
import { networkRefused } from '../refuse-network.ts'
import type { TokenCall } from './token-call.ts'

/** Whose sign-in it was that is not redeemed from there, and by what. */
export interface KeptOut {
  readonly refusal: NetworkRefusal
  readonly userId: string
  readonly organizationId: string | null
}

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

/** The answer, the same for every grant. To be asked for outside of the transaction that spent something. */
export function keptOut(
  { directory, client, origin }: TokenCall,
  { refusal, userId, organizationId }: KeptOut,
): Promise<OAuthError> {
  return networkRefused(directory, origin, { userId, clientId: client.id, organizationId }, refusal)
}
