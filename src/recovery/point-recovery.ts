import { randomBytes } from 'node:crypto'
import type { Actor } from '../kernel/actor.ts'
import type { Change } from '../kernel/change.ts'
import type { Clock } from '../kernel/clock.ts'
import { notSupported, RollcallError } from '../kernel/errors.ts'
import { prefixedId } from '../kernel/ids.ts'
import type { Places } from '../kernel/place.ts'
import { canonicalEmail } from '../users/identifiers.ts'
import { refuseMissingPermission } from './decide-recovery.ts'
import { findRecoveryRequest } from './find-recovery-request.ts'
import { holdRecovered } from './hold-recovered.ts'
import { aboutRecovery, type RecoveryStores, recoveryDetails } from './recovery-deps.ts'
import { pendingSince, type RecoveryRequest, recoveryNumber } from './recovery-request.ts'
import { type AccountOfDeps, accountOf, tellOwner } from './request-recovery.ts'
import { noteSignals } from './weigh-recovery.ts'

export interface PointRecoveryDeps {
  readonly stores: AccountOfDeps & Pick<RecoveryStores, 'recoveryRequests'>
  readonly change: Change<RecoveryStores>
  readonly clock: Clock
  readonly publicUrl: string
  readonly places: Places
}

/**
 * For an address that nobody has, mistyped most likely: closes the request and files one for the address that was meant,
 * whose owner is written to as ever. The browser that asked learns nothing of it; the answer is by mail.
 */
export async function pointRecovery(
  deps: PointRecoveryDeps,
  actor: Actor,
  idOrNumber: string,
  meant: string,
): Promise<RecoveryRequest> {
  const { stores, change, clock, places } = deps
  refuseMissingPermission(actor)
  const request = await findRecoveryRequest(stores.recoveryRequests, idOrNumber)
  if (request.userId !== null) {
    throw notSupported('An account has this address: approve the request or deny it.')
  }
  const email = canonicalEmail(meant.trim())
  const account = await accountOf(stores, email, request.organizationId)
  if (account === null) {
    throw notSupported('No account has the address that it was to point to.')
  }
  return change(async (changing) => {
    await holdRecovered(changing, account.userId)
    const at = clock.now()
    const decidedBy = { kind: actor.kind, id: actor.id, name: actor.name }
    const closing = {
      status: 'denied',
      at,
      decidedBy,
      evidence: null,
      reason: 'Asked for anew',
      linkEmail: null,
    } as const
    const closed = await changing.recoveryRequests.decide(request.id, closing, pendingSince(at))
    if (closed === null) {
      throw new RollcallError('already_decided', 'This request was decided or stopped before, or has run out.')
    }
    const filed = { ...request, id: prefixedId('rrq'), email, userId: account.userId, createdAt: at }
    const { request: meantOne, isNew } = await changing.recoveryRequests.file(filed, randomBytes(32), pendingSince(at))
    if (isNew) await noteSignals({ ...changing, places }, meantOne)
    const isOwnerTold = isNew && (await tellOwner({ ...changing, ...deps }, account, meantOne))
    const anew = { ...recoveryDetails(meantOne), lost: meantOne.lost, isOwnerTold, askedFrom: request.ip }
    const from = { ...anew, pointedFrom: recoveryNumber(request) }
    await changing.audit.record(actor, 'recovery_request.created', aboutRecovery(meantOne), from)
    const details = { ...recoveryDetails(closed), pointedTo: recoveryNumber(meantOne) }
    await changing.audit.record(actor, 'recovery_request.denied', aboutRecovery(closed), details)
    return meantOne
  })
}
