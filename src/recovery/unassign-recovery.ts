import type { Actor } from '../kernel/actor.ts'
import { type AssignRecoveryDeps, whyNot } from './assign-recovery.ts'
import { refuseMissingPermission } from './decide-recovery.ts'
import { findRecoveryRequest } from './find-recovery-request.ts'
import { aboutRecovery, type RecoveryStores, recoveryDetails } from './recovery-deps.ts'
import { pendingSince, presentRecoveryRequest, type RecoveryRequest, statusNow } from './recovery-request.ts'

interface UnassignRecoveryDeps extends Pick<AssignRecoveryDeps, 'change' | 'clock'> {
  readonly stores: Pick<RecoveryStores, 'recoveryRequests'>
}

/**
 * Gives back a request that one took oneself; where nobody has it nothing happens. Throws `already_decided`,
 * `recovery_taken` where somebody else has it, `insufficient_scope`.
 */
export async function unassignRecovery(
  { stores, change, clock }: UnassignRecoveryDeps,
  actor: Actor,
  idOrNumber: string,
): Promise<RecoveryRequest> {
  refuseMissingPermission(actor)
  const found = await findRecoveryRequest(stores.recoveryRequests, idOrNumber)
  if (found.assignee === null && statusNow(found, clock.now()) === 'pending') return found
  return change(async (changing) => {
    const now = clock.now()
    const freed = await changing.recoveryRequests.assign(found.id, actor.id, null, pendingSince(now))
    if (freed === null) throw whyNot(presentRecoveryRequest(await changing.recoveryRequests.find(found.id)), now)
    await changing.audit.record(actor, 'recovery_request.unassigned', aboutRecovery(freed), recoveryDetails(freed))
    return freed
  })
}
