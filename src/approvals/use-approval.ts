import type { Actor } from '../kernel/actor.ts'
import { RollcallError } from '../kernel/errors.ts'
import { type Approval, type ApprovalAction, usableUntil } from './approval.ts'
import type { RequestApprovalDeps } from './request-approval.ts'

export interface MeantApproval {
  readonly id: string
  readonly action: ApprovalAction
}

/** What was approved to this person and waits to be carried out. It is not used by being read. */
export async function findUsable(
  { approvals, clock }: Pick<RequestApprovalDeps, 'approvals' | 'clock'>,
  actor: Pick<Actor, 'id'>,
  { id, action }: MeantApproval,
): Promise<Approval> {
  const now = clock.now()
  const found = await approvals.find(id, now)
  const until = found === null ? null : usableUntil(found)
  if (found === null || found.action !== action || found.requestedBy.id !== actor.id) throw notUsable()
  if (until === null || until <= now) throw notUsable()
  return found
}

/** Once, by whoever asked. Call it in the transaction in which it is carried out or begun. */
export async function useApproval(
  { approvals, audit, clock }: RequestApprovalDeps,
  actor: Actor,
  { id, action }: MeantApproval,
): Promise<Approval> {
  const used = await approvals.use(id, { action, by: actor.id }, clock.now())
  if (used === null) throw notUsable()
  await audit.record(actor, 'approval.used', { kind: 'approval', id }, { act: action })
  return used
}

function notUsable(): RollcallError {
  return new RollcallError(
    'approval_required',
    'This is not a request of yours that was approved within 24 hours and not carried out yet. Ask again.',
  )
}
