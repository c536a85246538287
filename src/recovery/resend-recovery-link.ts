import type { Actor } from '../kernel/actor.ts'
import { RollcallError } from '../kernel/errors.ts'
import { type DecideRecoveryDeps, refuseMissingPermission } from './decide-recovery.ts'
import { findRecoveryRequest } from './find-recovery-request.ts'
import { holdRecovered } from './hold-recovered.ts'
import { mailRecoveryLink } from './mail-recovery-link.ts'
import { aboutRecovery, recoveryDetails } from './recovery-deps.ts'
import { presentRecoveryRequest, type RecoveryRequest, resendHours } from './recovery-request.ts'

/** A new link for somebody who lost the first one or stopped half-way, within a day of the approval. */
export async function resendRecoveryLink(
  { stores, change, clock, publicUrl }: DecideRecoveryDeps,
  actor: Actor,
  idOrNumber: string,
): Promise<RecoveryRequest> {
  refuseMissingPermission(actor)
  const found = await findRecoveryRequest(stores.recoveryRequests, idOrNumber)
  const { id, status, decidedAt, linkDueAt, linkSentAt } = found
  if (status === 'approved' && linkDueAt !== null && linkSentAt === null) {
    throw new RollcallError('recovery_waiting', `The link is mailed on ${linkDueAt.toISOString()} and not before.`)
  }
  const since = linkDueAt ?? decidedAt
  const isLate = since === null || clock.now().getTime() - since.getTime() > resendHours * 3_600_000
  if (status !== 'approved' || isLate) {
    throw new RollcallError(
      'already_decided',
      'Only an approved request gets a new link, within a day. Ask for a new one.',
    )
  }
  return change(async (changing) => {
    await holdRecovered(changing, found.userId)
    const request = presentRecoveryRequest(await changing.recoveryRequests.find(id))
    const sent = await mailRecoveryLink({ ...changing, clock, publicUrl }, request)
    await changing.audit.record(actor, 'recovery_request.link_resent', aboutRecovery(sent), recoveryDetails(sent))
    return sent
  })
}
