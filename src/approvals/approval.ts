// Approvals: what one person may not decide alone is asked for by one and decided by another (console.md 1.8, T4). What
// is about one person is done at that moment; what is about many is carried out by whoever asked, once. This folder keeps
// the requests and says who decides; what is done is the use case of its noun.
import { RollcallError } from '../kernel/errors.ts'
import type { JsonObject } from '../kernel/json.ts'

export const approvalActions = [
  'reset-operator-mfa',
  'change-operator-role',
  'remove-operator',
  'erase-user',
  'erase-users',
  'export-users',
  'delete-organization',
] as const
export type ApprovalAction = (typeof approvalActions)[number]

export const approvalStatuses = ['pending', 'approved', 'denied', 'cancelled', 'expired'] as const
export type ApprovalStatus = (typeof approvalStatuses)[number]

export interface ApprovalPerson {
  readonly id: string
  readonly name: string
}

export interface ApprovalSubject {
  /** Of `users` the id is a mark of what was asked for: the same has the same. An `organization` is meant with its people. */
  readonly kind: 'operator' | 'user' | 'users' | 'organization'
  readonly id: string
}

export interface Approval {
  readonly id: string
  readonly action: ApprovalAction
  readonly subject: ApprovalSubject
  /** What the act is to do beside whom it is done to. */
  readonly input: JsonObject
  readonly reason: string
  readonly requestedBy: ApprovalPerson
  readonly requestedAt: Date
  readonly expiresAt: Date
  /** Where nobody else could decide: from then on whoever asked may. */
  readonly aloneFrom: Date | null
  readonly status: ApprovalStatus
  readonly decidedBy: ApprovalPerson | null
  readonly decidedAt: Date | null
  readonly decisionReason: string | null
  /** When whoever asked carried it out; null for what is done as it is decided. */
  readonly usedAt: Date | null
}

/** What is about many is carried out by whoever asked, once; the rest is done as it is decided. */
export const carriedOutLater: readonly ApprovalSubject['kind'][] = ['users', 'organization']

export const waitsHours = 24
/** With nobody else to decide, a day passes first in which others may notice (console.md 11.4). */
export const aloneAfterHours = 24
/** For so long what was approved can be carried out. */
export const usableHours = 24

const hourMs = 3_600_000

export function presentApproval(found: Approval | null): Approval {
  if (found === null) throw new RollcallError('approval_not_found', 'There is no such request for approval.')
  return found
}

/** Until when whoever asked may carry it out; null where there is nothing to carry out, or no more. */
export function usableUntil({ subject, status, decidedAt, usedAt }: Approval): Date | null {
  if (!carriedOutLater.includes(subject.kind) || status !== 'approved' || decidedAt === null || usedAt !== null)
    return null
  return new Date(decidedAt.getTime() + usableHours * hourMs)
}
