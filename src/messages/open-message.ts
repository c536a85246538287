import type { SettingsStore } from '../applications/settings.ts'
import type { AuditStore } from '../audit/audit-event.ts'
import type { Actor } from '../kernel/actor.ts'
import { RollcallError } from '../kernel/errors.ts'
import type { MessageSummary } from './message.ts'
import type { MessageStore } from './message-store.ts'
import { type RenderedMessage, renderMessage } from './render-message.ts'

export interface OpenMessageDeps {
  readonly messages: MessageStore
  readonly settings: SettingsStore
  readonly audit: AuditStore
}

export interface OpenedMessage {
  readonly summary: MessageSummary
  /** Null once it was sent: then only the recipient has it. */
  readonly content: RenderedMessage | null
}

/**
 * A message of the Outbox with what it says. Links and codes in it open the account of the person it concerns, so that
 * somebody read them is recorded there. Call it in a transaction. Throws `message_not_found`.
 */
export async function openMessage(
  { messages, settings, audit }: OpenMessageDeps,
  actor: Actor,
  id: string,
): Promise<OpenedMessage> {
  const message = await messages.find(id)
  if (message === null) {
    throw new RollcallError('message_not_found', 'The message does not exist. Messages are kept for 30 days.')
  }
  const { values, ...summary } = message
  if (values === null) return { summary, content: null }
  const content = renderMessage({ ...summary, values }, await settings.read())
  const { kind, userId } = summary
  const subject = userId === null ? ({ kind: 'message', id } as const) : ({ kind: 'user', id: userId } as const)
  await audit.record(actor, 'message.read', subject, { message: id, kind })
  return { summary, content }
}
