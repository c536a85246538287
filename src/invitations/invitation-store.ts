import type { Page, PageRequest } from '../kernel/page.ts'
import type { Invitation, Maker } from './invitation.ts'

export interface InvitationQuery {
  readonly organizationId: string
  /** Only those nobody accepted yet, run out or not. */
  readonly isOpen?: boolean
  readonly isNewestFirst: boolean
}

/** Absence is `null`. */
export interface InvitationStore {
  find(id: string): Promise<Invitation | null>
  /** Null when there is no such organization. */
  list(query: InvitationQuery, page: PageRequest): Promise<Page<Invitation> | null>
  /** Those to an address that nobody accepted yet, run out or not, the newest first and a few at most. */
  listOpenTo(email: string): Promise<readonly Invitation[]>
  insert(invitation: Invitation): Promise<void>
  /**
   * Marks it accepted in one conditional statement, so that of many at once one wins; null when it is gone, accepted or
   * run out.
   */
  accept(id: string, userId: string, at: Date): Promise<Invitation | null>
  /** Notes that another is asked for. */
  askAgain(id: string, at: Date): Promise<void>
  /** False when there was none. */
  remove(id: string): Promise<boolean>
  /** Who made some that stand, a few at most. */
  listMakers(atMost: number): Promise<readonly Maker[]>
  /** Forgets open ones that ran out before this time. */
  removeEnded(before: Date): Promise<void>
}
