import type { Page, PageRequest } from '../kernel/page.ts'
import type { MessageSummary, QueuedMessage } from './message.ts'
import type { MessageQueue } from './queue-message.ts'

/** Absence is `null`; what is done to a message that is gone has no effect. */
export interface MessageStore extends MessageQueue {
  /** Newest first. */
  list(page: PageRequest): Promise<Page<MessageSummary>>
  /** To one person, newest first. */
  listOf(userId: string, page: PageRequest): Promise<Page<MessageSummary>>
  find(id: string): Promise<QueuedMessage | null>
  /** The messages that have been due longest become the caller's until `until`; no other worker takes them meanwhile. */
  lease(atMost: number, now: Date, until: Date): Promise<readonly QueuedMessage[]>
  /** A mail server took it: what it said is forgotten here. */
  markSent(id: string, at: Date): Promise<void>
  postpone(id: string, fault: string, nextAttemptAt: Date): Promise<void>
  /** Nobody tries again; what it says stays readable in the Outbox. */
  giveUp(id: string, fault: string): Promise<void>
  /** Nobody hands it over: its address is suppressed. What it says stays readable in the Outbox. */
  holdBack(id: string): Promise<void>
  /** Forgets messages that were queued before this time. */
  removeBefore(before: Date): Promise<void>
}
