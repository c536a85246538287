import type { EndedSession } from './session-store.ts'

/** One client to be told that one session ended (OpenID Connect Back-Channel Logout 1.0 §2.5). */
export interface LogoutNotice {
  readonly id: string
  readonly clientId: string
  readonly sessionId: string
  readonly userId: string
  readonly createdAt: Date
  /** This one included. */
  readonly attempts: number
}

/** Where notices wait, so that an answer never waits for somebody else's server and nobody is left untold. */
export interface LogoutNotices {
  /** Takes one notice for each client of the sessions that wants to be told, in the transaction that ends them. */
  queue(ended: readonly EndedSession[], at: Date): Promise<void>
}

export interface LogoutNoticeStore extends LogoutNotices {
  /** Due notices, oldest first; until the lease ends nobody else gets them. */
  take(atMost: number, now: Date, leaseUntil: Date): Promise<readonly LogoutNotice[]>
  settle(id: string, outcome: NoticeOutcome): Promise<void>
  /** Forgets notices that are this old, told or not. */
  removeBefore(before: Date): Promise<void>
}

export type NoticeOutcome =
  | { readonly kind: 'delivered'; readonly at: Date }
  /** Null: no more attempts. */
  | { readonly kind: 'failed'; readonly fault: string; readonly nextAttemptAt: Date | null }
