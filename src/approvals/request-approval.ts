import type { AuditStore } from '../audit/audit-event.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import { prefixedId } from '../kernel/ids.ts'
import { type Approval, aloneAfterHours, waitsHours } from './approval.ts'
import type { ApprovalStore } from './approval-store.ts'

export interface RequestApprovalDeps {
  readonly approvals: ApprovalStore
  readonly audit: AuditStore
  readonly clock: Clock
}

export interface NewApproval extends Pick<Approval, 'action' | 'subject' | 'input' | 'reason'> {
  /** Nobody else could decide. */
  readonly isAlone: boolean
}

const hourMs = 3_600_000

/** Call it in a transaction. Throws `approval_waiting` where the same is asked for already. */
export async function requestApproval(
  { approvals, audit, clock }: RequestApprovalDeps,
  actor: Actor,
  { isAlone, ...asked }: NewApproval,
): Promise<Approval> {
  const now = clock.now()
  const inHours = (hours: number) => new Date(now.getTime() + hours * hourMs)
  const approval: Approval = {
    ...asked,
    id: prefixedId('apv'),
    requestedBy: { id: actor.id, name: actor.name },
    requestedAt: now,
    expiresAt: inHours(isAlone ? aloneAfterHours + waitsHours : waitsHours),
    aloneFrom: isAlone ? inHours(aloneAfterHours) : null,
    status: 'pending',
    decidedBy: null,
    decidedAt: null,
    decisionReason: null,
    usedAt: null,
  }
  await approvals.insert(approval)
  const details = { act: approval.action, reason: approval.reason, ...(isAlone ? { isAlone } : {}) }
  await audit.record(actor, 'approval.requested', { kind: 'approval', id: approval.id }, details)
  return approval
}
