// How long an organization or a client takes a sign-in for proven: where both say it, the shorter counts. The session goes
// on for everything else; the same question of tokens is asked in SQL (storage/postgres/token-limits.ts).

export interface SessionLimit {
  /** How long somebody's proof of who they are counts here; null: as long as their session lasts. */
  readonly sessionMinutes: number | null
}

export const sessionMinutesRange = { least: 5, most: 525_600 } as const

/** Whether somebody who proved who they are at that time is to prove it anew. */
export function isBeyondLimit({ sessionMinutes }: SessionLimit, authenticatedAt: Date, now: Date): boolean {
  return sessionMinutes !== null && now.getTime() - authenticatedAt.getTime() > sessionMinutes * 60_000
}
