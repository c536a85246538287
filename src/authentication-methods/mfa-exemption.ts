// Exemptions: for a while somebody sets up no second factor though a rule asks for one. Whoever has a factor is asked
// for it all the same, and an operator is never exempt.
import type { Actor } from '../kernel/actor.ts'
import type { Page, PageRequest } from '../kernel/page.ts'

export interface MfaExemption {
  readonly userId: string
  readonly reason: string
  readonly grantedBy: Pick<Actor, 'kind' | 'id' | 'name'>
  readonly grantedAt: Date
  readonly endsAt: Date
}

/** With as much of the person as a list shows. */
export interface ListedMfaExemption extends MfaExemption {
  readonly name: string | null
  readonly email: string | null
}

export interface MfaExemptionStore {
  /** Null when there is none, or it has ended by then. */
  find(userId: string, at: Date): Promise<MfaExemption | null>
  /** Those that hold at a moment, the first to end first. */
  list(page: PageRequest, at: Date): Promise<Page<ListedMfaExemption>>
  /** How many of those that hold at a moment are of people who may sign in and have no second factor. */
  countWithoutFactor(at: Date): Promise<number>
  /** In place of the one before, for a person who is there. */
  save(exemption: MfaExemption): Promise<void>
  /** What held at that moment, and does no more. */
  remove(userId: string, at: Date): Promise<MfaExemption | null>
  /** Forgets those that ended before. */
  removeEnded(at: Date): Promise<void>
}
