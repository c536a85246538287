import type { Actor } from '../kernel/actor.ts'
import { RollcallError } from '../kernel/errors.ts'
import { type Approval, presentApproval } from './approval.ts'
import type { ApprovalDecision } from './approval-store.ts'
import type { RequestApprovalDeps } from './request-approval.ts'

/**
 * Whoever is first decides; whether they may is asked before. Call it in the transaction in which what was approved is
 * done, so that it is done once or not at all.
 */
export async function decideApproval(
  { approvals, audit, clock }: RequestApprovalDeps,
  actor: Actor,
  id: string,
  { status, reason }: Pick<ApprovalDecision, 'status' | 'reason'>,
): Promise<Approval> {
  const now = clock.now()
  const by = { id: actor.id, name: actor.name }
  const decided = await approvals.decide(id, { status, by, reason }, now)
  if (decided === null) {
    const { status: stands } = presentApproval(await approvals.find(id, now))
    throw new RollcallError('already_decided', `This request is ${stands} already.`)
  }
  const details = { act: decided.action, ...(reason === null ? {} : { reason }) }
  await audit.record(actor, `approval.${status}`, { kind: 'approval', id }, details)
  return decided
}

/** Whoever asked takes it back. Call it in a transaction. */
export async function cancelApproval(deps: RequestApprovalDeps, actor: Actor, id: string): Promise<Approval> {
  const { requestedBy } = presentApproval(await deps.approvals.find(id, deps.clock.now()))
  if (requestedBy.id !== actor.id) {
    throw new RollcallError('not_permitted', 'Only whoever asked takes a request back. You can deny it.')
  }
  return decideApproval(deps, actor, id, { status: 'cancelled', reason: null })
}
