import type { Clock } from '../kernel/clock.ts'
import type { MemberPlace } from '../memberships/assign-member-roles.ts'
import type { AskedRecovery, RecoveryAskingStore } from './recovery-asking.ts'
import { statusNow } from './recovery-request.ts'

interface AskedDeps {
  readonly recoveryAskings: Pick<RecoveryAskingStore, 'newestOf'>
  readonly clock: Clock
}

/** How the recoveries stand that an organization asked for, by the ids of those it asked for. Nothing of another's. */
export async function askedRecoveries(
  { recoveryAskings, clock }: AskedDeps,
  organizationId: string,
  userIds: readonly string[],
): Promise<ReadonlyMap<string, AskedRecovery>> {
  const now = clock.now()
  const newest = await recoveryAskings.newestOf(organizationId, userIds)
  return new Map([...newest].map(([id, found]) => [id, { askedAt: found.askedAt, status: statusNow(found, now) }]))
}

/** Of one person; null where the organization never asked, or that was forgotten. */
export async function askedRecovery(
  deps: AskedDeps,
  { organizationId, userId }: MemberPlace,
): Promise<AskedRecovery | null> {
  return (await askedRecoveries(deps, organizationId, [userId])).get(userId) ?? null
}
