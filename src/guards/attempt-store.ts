/** One thing that attempts are counted against. */
export interface Limit {
  readonly key: string
  /** Whom it can lock, hashed. */
  readonly account: string | null
  /** The same as it came. It is kept where it is the id of a person, and nowhere else. */
  readonly person: string | null
  readonly network: string | null
  readonly most: number
  /** `window`: all are given back when it ends. `drip`: one is given back after each such span. */
  readonly refill: 'window' | 'drip'
  readonly spanMs: number
  /** Counts only where the attempt is the first that this other key counts. */
  readonly onlyWithFirstOf: string | null
}

export interface LimitAnswer {
  readonly isRefused: boolean
  /** How often it refused since its window opened, this time included. */
  readonly refusals: number
  /** When it allows the next, if it refused this one. */
  readonly freeAt: Date
}

export interface CountedAttempts {
  readonly key: string
  readonly network: string | null
  readonly count: number
  readonly endsAt: Date
}

/** What is counted of a person who is there. */
export interface CountedOfPerson extends CountedAttempts {
  readonly userId: string
}

export interface AttemptStore {
  /**
   * Counts one attempt against all limits, or, where one is spent, against none; in one statement that leaves no gap
   * for attempts at the same time. Answers in the order of the limits.
   */
  count(limits: readonly Limit[], now: Date): Promise<readonly LimitAnswer[]>
  /** Gives one attempt back to each of the limits, and lets others start over. */
  giveBack(limits: readonly Limit[], anew?: readonly Limit[]): Promise<void>
  /** What is counted of an account and has not ended. */
  listOf(account: string, now: Date): Promise<readonly CountedAttempts[]>
  /** The same of several people at once. */
  listOfPeople(userIds: readonly string[], now: Date): Promise<readonly CountedOfPerson[]>
  /** Of whom at least so many are counted and have not ended; the last to end first. */
  listPeopleWith(least: number, now: Date, atMost: number): Promise<readonly CountedOfPerson[]>
  find(key: string, now: Date): Promise<CountedAttempts | null>
  forget(keys: readonly string[]): Promise<void>
  /** Forgets windows that ended before this time. */
  removeEnded(before: Date): Promise<void>
}
