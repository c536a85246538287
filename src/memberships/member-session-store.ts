import type { Page, PageRequest } from '../kernel/page.ts'
import type { Session } from '../sessions/session.ts'

export interface MemberSession {
  readonly session: Session
  readonly email: string | null
  readonly name: string | null
  /** The person belongs to other organizations too, or has rights in the whole application. */
  readonly belongsElsewhere: boolean
}

/**
 * Where the people of an organization are signed in, as far as it is theirs to see: every live session of whoever belongs
 * to it alone, and of the others those in which tokens for it were issued.
 */
export interface MemberSessionStore {
  /** Newest first. A page may hold fewer than were asked for, or none, and lead on: only without `next` it is the last. */
  list(organizationId: string, page: PageRequest, at: Date): Promise<Page<MemberSession>>
  find(organizationId: string, sessionId: string, at: Date): Promise<MemberSession | null>
  /** Ends the tokens that this session was issued for the organization; how many there were. */
  endTokens(organizationId: string, sessionId: string, at: Date): Promise<number>
}
