export interface AttemptCount {
  readonly count: number
  readonly windowEndsAt: Date
}

export interface AttemptStore {
  /**
   * Adds one to each key, in one statement, and answers the counts in the order of the keys. The first attempt opens
   * the window, and one after its end opens the next.
   */
  add(keys: readonly string[], now: Date, windowEndsAt: Date): Promise<readonly AttemptCount[]>
  forget(key: string): Promise<void>
  /** Forgets windows that ended before this time. */
  removeEnded(before: Date): Promise<void>
}
