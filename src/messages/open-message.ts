import type { SettingsStore } from '../applications/settings.ts'
import type { AuditStore } from '../audit/audit-event.ts'
import type { Actor } from '../kernel/actor.ts'
import { RollcallError } from '../kernel/errors.ts'
import type { MailSettingsStore } from './mail-settings.ts'
import type { MessageSummary } from './message.ts'
import type { MessageStore } from './message-store.ts'
import { type WriteLetterDeps, type WrittenLetter, writeLetter } from './write-letter.ts'

export interface OpenMessageDeps {
  readonly messages: MessageStore
  readonly settings: SettingsStore
  readonly mailSettings: MailSettingsStore
  readonly application: WriteLetterDeps['application']
  readonly audit: AuditStore
}

export interface OpenedMessage {
  readonly summary: MessageSummary
  /** Null once it was sent: then only the recipient has it. */
  readonly content: WrittenLetter | null
}

/**
 * A message of the Outbox with what it says. Links and codes in it open the account of the person it concerns, so that
 * somebody read them is recorded there. Call it in a transaction. Throws `message_not_found`.
 */
export async function openMessage(
  { messages, settings, mailSettings, application, audit }: OpenMessageDeps,
  actor: Actor,
  id: string,
): Promise<OpenedMessage> {
  const message = await messages.find(id)
  if (message === null) {
    throw new RollcallError('message_not_found', 'The message does not exist. Messages are kept for 30 days.')
  }
  const { values, ...summary } = message
  if (values === null) return { summary, content: null }
  const [look, mail] = [await settings.read(), await mailSettings.readFor([summary])]
  const content = await writeLetter({ look, mail, application }, { ...summary, values })
  const { kind, userId } = summary
  const subject = userId === null ? ({ kind: 'message', id } as const) : ({ kind: 'user', id: userId } as const)
  await audit.record(actor, 'message.read', subject, { message: id, kind, ...faultIn(content) })
  return { summary, content }
}

/** A template that fails shows where its letter is read, too: where there is no mail server it is read nowhere else. */
function faultIn({ templateFault }: WrittenLetter): { readonly templateFault?: string } {
  return templateFault === undefined ? {} : { templateFault }
}
