// A prompt: a question in a session that the person has anyway, which they answer with the number that the agent tells
// them. Whoever only has the telephone cannot answer it, and whoever only has the session does not know the number.
import type { Actor } from '../kernel/actor.ts'

/** `replaced`: the agent asked anew, or it ran out before somebody did. */
export type PromptAnswer = 'right' | 'wrong' | 'denied' | 'replaced'

export interface CallerPrompt {
  readonly id: string
  readonly userId: string
  /** It is shown and answered there, and nowhere else. */
  readonly sessionId: string
  readonly agent: Pick<Actor, 'kind' | 'id' | 'name'>
  /** When the session was begun or something of theirs was changed, where that was lately. */
  readonly channelChangedAt: Date | null
  readonly startedAt: Date
  readonly validUntil: Date
  /** Null while it is open. */
  readonly answer: PromptAnswer | null
  readonly answeredAt: Date | null
}

export interface CallerPromptStore {
  /**
   * Takes the place of what the same agent asked before, and of what ran out. False where another agent's is open: a
   * person is asked one thing at a time. Call it in a transaction.
   */
  insert(prompt: CallerPrompt, numberHash: Buffer): Promise<boolean>
  /** Whoever asked. */
  findOpen(userId: string, now: Date): Promise<CallerPrompt | null>
  /** What this agent asked last, answered or not. */
  findNewestOf(userId: string, agentId: string): Promise<CallerPrompt | null>
  /** When the person last said that they did not call, since then; whoever asked. */
  findDenied(userId: string, since: Date): Promise<CallerPrompt | null>
  /**
   * Ends it by the first answer, in one conditional statement; a null hash denies the call. Null when there was nothing
   * to answer: answered or replaced already, run out, or of another session.
   */
  answer(
    given: {
      readonly id: string
      readonly userId: string
      readonly sessionId: string
      readonly numberHash: Buffer | null
    },
    now: Date,
  ): Promise<CallerPrompt | null>
  /** Forgets those that ran out before this time: the audit keeps what became of them. */
  removeEnded(before: Date): Promise<void>
}

export const promptMinutes = 10
/** So long every agent is shown that the person did not call. */
export const denialHours = 24
