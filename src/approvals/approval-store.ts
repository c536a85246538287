import type { Page, PageRequest } from '../kernel/page.ts'
import type { Approval, ApprovalPerson, ApprovalStatus } from './approval.ts'

export interface ApprovalDecision {
  readonly status: 'approved' | 'denied' | 'cancelled'
  readonly by: ApprovalPerson
  readonly reason: string | null
}

/** What waited too long is expired for every reader. Absence is `null`. */
export interface ApprovalStore {
  find(id: string, now: Date): Promise<Approval | null>
  /** Newest first; null asks for all. */
  list(status: ApprovalStatus | null, page: PageRequest, now: Date): Promise<Page<Approval>>
  /** Throws `approval_waiting` where the same act on the same subject waits already. */
  insert(approval: Approval): Promise<void>
  /** In one conditional statement: null when it was decided or had expired. Whoever is first decides. */
  decide(id: string, decision: ApprovalDecision, now: Date): Promise<Approval | null>
}
