import type { MessageStatus } from '../../messages/api/user-message-queries.ts'

/** What was written to somebody, as the Outbox lists it. */
export interface MessageSummary {
  readonly id: string
  readonly kind: string
  readonly to: string
  readonly userId: string | null
  readonly status: MessageStatus
  readonly queuedAt: string
  readonly sentAt: string | null
  readonly attempts: number
  readonly lastFault: string | null
}

/** The texts are null once the message was sent. */
export interface Message extends MessageSummary {
  readonly subject: string | null
  readonly text: string | null
}
