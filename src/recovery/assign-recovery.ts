import type { Change } from '../kernel/change.ts'
import type { Clock } from '../kernel/clock.ts'
import { RollcallError } from '../kernel/errors.ts'
import { refuseMissingPermission } from './decide-recovery.ts'
import { findRecoveryRequest } from './find-recovery-request.ts'
import { aboutRecovery, type RecoveryStores, recoveryDetails } from './recovery-deps.ts'
import { pendingSince, presentRecoveryRequest, type RecoveryRequest, statusNow } from './recovery-request.ts'
import { type Decider, type OwnRequestDeps, refuseOwnRequest } from './refuse-own-request.ts'

export interface AssignRecoveryDeps extends Pick<OwnRequestDeps, 'sealer'> {
  readonly stores: OwnRequestDeps['stores'] & Pick<RecoveryStores, 'recoveryRequests'>
  readonly change: Change<RecoveryStores>
  readonly clock: Clock
}

/**
 * Takes a request that waits, so that no two work on one. `insteadOf` is the id of whoever has it: it is taken over from
 * them and from nobody else. Whoever has it already keeps it. Throws `already_decided`, `recovery_taken`, `not_permitted`
 * for those who may not decide it, `insufficient_scope`.
 */
export async function assignRecovery(
  deps: AssignRecoveryDeps,
  decider: Decider,
  idOrNumber: string,
  insteadOf: string | null,
): Promise<RecoveryRequest> {
  const { stores, change, clock } = deps
  const { actor } = decider
  refuseMissingPermission(actor)
  const found = await findRecoveryRequest(stores.recoveryRequests, idOrNumber)
  await refuseOwnRequest(deps, decider, found)
  refuseUnlessFree(found, actor.id, insteadOf, clock.now())
  const { id, assignee } = found
  if (assignee?.id === actor.id) return found
  return change(async (changing) => {
    const now = clock.now()
    const taker = { kind: actor.kind, id: actor.id, name: actor.name }
    const taken = await changing.recoveryRequests.assign(id, assignee?.id ?? null, taker, pendingSince(now))
    if (taken === null) throw whyNot(presentRecoveryRequest(await changing.recoveryRequests.find(id)), now)
    const details = {
      ...recoveryDetails(taken),
      ...(assignee === null ? {} : { takenFrom: assignee.name, takenFromId: assignee.id }),
    }
    await changing.audit.record(actor, 'recovery_request.assigned', aboutRecovery(taken), details)
    return taken
  })
}

function refuseUnlessFree(request: RecoveryRequest, takerId: string, insteadOf: string | null, now: Date): void {
  const { assignee } = request
  const isFree = assignee === null || assignee.id === takerId || assignee.id === insteadOf
  if (!isFree || statusNow(request, now) !== 'pending') throw whyNot(request, now)
}

/** Why somebody does not get it, or cannot give it back. */
export function whyNot(request: RecoveryRequest, now: Date): RollcallError {
  if (statusNow(request, now) !== 'pending') {
    return new RollcallError('already_decided', 'This request was decided or stopped before, or has run out.')
  }
  const { assignee } = request
  const sentence =
    assignee === null
      ? 'Whoever had this request gave it back at the same moment. Take it again.'
      : `${assignee.name} has this request. Take it over from them, or leave it to them.`
  return new RollcallError('recovery_taken', sentence)
}
