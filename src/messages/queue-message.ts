import type { Message, MessageKind } from './message.ts'

export interface MessageQueue {
  /** Takes the message, in the transaction of what it tells about. */
  queue<Kind extends MessageKind>(message: Message<Kind>): Promise<void>
}
