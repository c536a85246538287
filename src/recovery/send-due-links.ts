import { systemActor } from '../kernel/actor.ts'
import type { Change } from '../kernel/change.ts'
import type { Clock } from '../kernel/clock.ts'
import { RollcallError } from '../kernel/errors.ts'
import { holdRecovered } from './hold-recovered.ts'
import { mailRecoveryLink } from './mail-recovery-link.ts'
import { aboutRecovery, type RecoveryStores, recoveryDetails } from './recovery-deps.ts'
import type { RecoveryRequest } from './recovery-request.ts'

export interface SendDueLinksDeps {
  readonly stores: Pick<RecoveryStores, 'recoveryRequests'>
  readonly change: Change<RecoveryStores>
  readonly clock: Clock
  readonly publicUrl: string
}

const requestsAtOnce = 20

/**
 * Mails the links whose waiting time is over, each once, whoever else does the same: it is taken and queued in one
 * transaction, so that a worker that dies leaves it due. For a worker, every few seconds.
 */
export async function sendDueLinks(deps: SendDueLinksDeps): Promise<void> {
  for (;;) {
    const due = await deps.stores.recoveryRequests.listDue(deps.clock.now(), requestsAtOnce)
    const faults: unknown[] = []
    for (const request of due) await sendOne(deps, request).catch((fault: unknown) => faults.push(fault))
    // One that cannot be sent keeps none of the others waiting; it is tried again the next time.
    if (faults.length > 0) throw faults[0]
    if (due.length < requestsAtOnce) return
  }
}

async function sendOne(deps: SendDueLinksDeps, request: RecoveryRequest): Promise<void> {
  try {
    await deps.change((stores) => send(deps, stores, request))
  } catch (fault) {
    if (fault instanceof NotDue) return
    if (!(fault instanceof RollcallError) || !isFinal(fault)) throw fault
    await deps.change((stores) => giveUp(stores, request, fault))
  }
}

/** Somebody else was first: the transaction fails by it, so that the link they mailed goes on working. */
class NotDue extends Error {}

async function send({ clock, publicUrl }: SendDueLinksDeps, stores: RecoveryStores, { id, userId }: RecoveryRequest) {
  await holdRecovered(stores, userId)
  // The link before the request, as stopping does, so that the two wait for each other instead of deadlocking.
  if (userId !== null) await stores.oneTimeSecrets.supersede(userId, 'recovery-finish', clock.now())
  const taken = await stores.recoveryRequests.takeDue(id, clock.now())
  if (taken === null) throw new NotDue(`${id} is due no more`)
  const sent = await mailRecoveryLink({ ...stores, clock, publicUrl }, taken)
  await stores.audit.record(systemActor, 'recovery_request.link_sent', aboutRecovery(sent), recoveryDetails(sent))
}

function isFinal({ code }: RollcallError): boolean {
  return code === 'operation_not_supported' || code === 'recovery_address_changed'
}

/** Nobody can be reached any more, such as somebody who was suspended or has another address meanwhile. Who approved it finds out here. */
async function giveUp(stores: RecoveryStores, { id }: RecoveryRequest, { message }: RollcallError): Promise<void> {
  const dropped = await stores.recoveryRequests.dropDue(id)
  if (dropped === null) return
  const details = { ...recoveryDetails(dropped), reason: message }
  await stores.audit.record(systemActor, 'recovery_request.link_unsent', aboutRecovery(dropped), details)
}
