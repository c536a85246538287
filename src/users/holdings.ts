/** What hangs on somebody and ends or goes with them. */
export interface Holdings {
  readonly sessions: number
  /** Authorizations with a live refresh token. */
  readonly refreshTokens: number
  readonly apiKeys: number
  readonly passwords: number
  readonly rememberedBrowsers: number
  /** Confirmed factors beside the password. */
  readonly factors: number
  readonly roles: number
  readonly organizations: number
  readonly identities: number
  /** By or about them. */
  readonly auditEvents: number
}

/** Each is counted no further than this. */
export const holdingsCountedAtMost = 10_000

export interface HoldingStore {
  /** Nothing of what is over; all of it is zero for somebody who is not there. */
  countOf(userId: string, now: Date): Promise<Holdings>
  /** In the order of the people. */
  countOfEach(userIds: readonly string[], now: Date): Promise<readonly Holdings[]>
}
