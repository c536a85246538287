// Caller verification: support makes sure that whoever is on the telephone is the person, before it takes a proof of
// theirs away (console.md 3.5). It owns how that is done and how long it counts, not what it is needed for.
import type { Actor } from '../kernel/actor.ts'

/**
 * `session`: the number of a prompt, chosen where the person is signed in. `other`: what the agent saw or asked outside of
 * Rollcall, in words of theirs.
 */
export type VerificationChannel = 'email' | 'session' | 'authenticator' | 'other'

export const verificationKinds = ['id-document', 'manager', 'in-person', 'video-call'] as const
export type VerificationKind = (typeof verificationKinds)[number]

export interface CallerVerification {
  readonly id: string
  readonly userId: string
  readonly channel: VerificationChannel
  /** Null but for the channel `other`. */
  readonly kind: VerificationKind | null
  readonly note: string | null
  /** It counts for what this one does, and for nobody else. */
  readonly agent: Pick<Actor, 'kind' | 'id' | 'name'>
  /** When the channel itself was changed, where that was lately: then it proves nothing by itself. */
  readonly channelChangedAt: Date | null
  readonly startedAt: Date
  /** Of the code until it was checked, of the verification from then on. */
  readonly validUntil: Date
  /** Null while a code is out. */
  readonly verifiedAt: Date | null
}

export interface CallerVerificationStore {
  insert(verification: CallerVerification, codeHash: Buffer | null): Promise<void>
  /** One that waits for its code or stands, and is this agent's. */
  find(id: string, userId: string, agentId: string, now: Date): Promise<CallerVerification | null>
  /**
   * Counts the try and, when the hash fits, makes it stand until then, in one conditional statement. Null when it did not
   * fit, or could not: verified already, run out, tried too often, or another agent's.
   */
  check(
    given: { readonly id: string; readonly userId: string; readonly agentId: string; readonly codeHash: Buffer },
    triesAtMost: number,
    now: Date,
    validUntil: Date,
  ): Promise<CallerVerification | null>
  /** Those that stand, newest first; a few at most. */
  listStanding(userId: string, agentId: string, now: Date): Promise<readonly CallerVerification[]>
  /** Forgets those that ran out before this time: the audit keeps what they were. */
  removeEnded(before: Date): Promise<void>
}

export const verificationMinutes = 15
export const codeMinutes = 10
export const codeTriesAtMost = 5
/** Whoever takes an account over changes its channels first. */
export const freshChannelDays = 7

export function untilAfter(now: Date, minutes: number): Date {
  return new Date(now.getTime() + minutes * 60_000)
}
