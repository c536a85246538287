import type { Page, PageRequest } from '../kernel/page.ts'
import type { Approval, ApprovalAction, ApprovalPerson, ApprovalStatus } from './approval.ts'

export interface ApprovalDecision {
  readonly status: 'approved' | 'denied' | 'cancelled'
  readonly by: ApprovalPerson
  readonly reason: string | null
}

/** What waited too long is expired for every reader. Absence is `null`. */
export interface ApprovalStore {
  find(id: string, now: Date): Promise<Approval | null>
  /** Newest first; null asks for all. Ids that were named one by one are left out: there may be thousands. */
  list(status: ApprovalStatus | null, page: PageRequest, now: Date): Promise<Page<Approval>>
  /** Throws `approval_waiting` where the same act on the same subject waits already. */
  insert(approval: Approval): Promise<void>
  /** In one conditional statement: null when it was decided or had expired. Whoever is first decides. */
  decide(id: string, decision: ApprovalDecision, now: Date): Promise<Approval | null>
  /**
   * In one conditional statement: notes that whoever asked carried it out. Null when it is no approved request of theirs
   * for this, was carried out already, or was approved too long ago. Whom it was about is forgotten with that.
   */
  use(id: string, as: ApprovalUse, now: Date): Promise<Approval | null>
}

interface ApprovalUse {
  readonly action: ApprovalAction
  /** The id of whoever asked. */
  readonly by: string
}
