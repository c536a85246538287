import type { AuditEvent } from './audit-event.ts'

/** The audit as it grows, for those who follow it. */
export interface EventFeed {
  /** Those that are still there, oldest first. */
  findMany(ids: readonly number[]): Promise<readonly AuditEvent[]>
  /** In the order of their ids. A change that is not finished yet may still put an event between them. */
  after(id: number, limit: number): Promise<readonly AuditEvent[]>
  /** The last event that happened before then; 0 where there is none. */
  lastBefore(at: Date): Promise<number>
  has(id: number): Promise<boolean>
  moment(): Promise<FeedMoment>
}

/** What is under way in the database. */
export interface FeedMoment {
  readonly at: Date
  /** Every change below it is finished. */
  readonly oldestOpenChange: bigint
  /** Above every change that had begun. */
  readonly nextChange: bigint
}
