// How things stand at this moment: who has which second factor, and where sessions are. A few are counted for whoever
// asks; of many a worker counts now and then, and says when.
import type { FactorType } from '../users/user-facts.ts'

export interface MfaAdoption {
  /** Who may sign in. */
  readonly active: number
  /** By the strongest factor each has. */
  readonly strongest: Readonly<Record<FactorType, number>>
  /** By each factor they have; somebody with two counts for both. */
  readonly holding: Readonly<Record<FactorType, number>>
  /** Those with recovery codes alone too. */
  readonly none: number
  readonly recoveryCodesOnly: number
}

export interface SessionSpread {
  readonly total: number
  /** Null where no table of places knows. The most frequent first, in both. */
  readonly countries: readonly { readonly country: string | null; readonly count: number }[]
  /** A session that several were used with counts for each. */
  readonly clients: readonly { readonly id: string; readonly count: number }[]
}

export interface Standings {
  readonly mfa: MfaAdoption
  readonly sessions: SessionSpread
}
export type StandingName = keyof Standings

export interface Kept<Name extends StandingName> {
  readonly countedAt: Date
  readonly content: Standings[Name]
}

export interface StandingStore {
  /** Whether there are so few people that counting them keeps nobody waiting. */
  hasFewPeople(): Promise<boolean>
  hasFewSessions(now: Date): Promise<boolean>
  countAdoption(now: Date): Promise<MfaAdoption>
  /** How many sessions were last seen at each address, some thousand addresses at a time. */
  countAddresses(now: Date): AsyncIterable<readonly { readonly ip: string | null; readonly count: number }[]>
  /** The clients that most sessions were used with. */
  countClients(now: Date, atMost: number): Promise<SessionSpread['clients']>
  /** Null until it was counted once. */
  find<Name extends StandingName>(name: Name): Promise<Kept<Name> | null>
  /** Whether the caller is to count it: nobody has begun to since `before`. */
  claim(name: StandingName, before: Date, now: Date): Promise<boolean>
  keep<Name extends StandingName>(name: Name, content: Standings[Name], at: Date): Promise<void>
}
