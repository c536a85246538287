import { RollcallError } from '../kernel/errors.ts'
import type { Message, MessageKind } from '../messages/message.ts'
import type { MessageQueue } from '../messages/queue-message.ts'
import type { AuthenticationMethodStore, HeldPerson } from './authentication-method-store.ts'

/** The person, locked until the transaction ends; throws `user_not_found`. */
export async function holdPerson(methods: AuthenticationMethodStore, userId: string): Promise<HeldPerson> {
  const person = await methods.holdPerson(userId)
  if (person === null) throw new RollcallError('user_not_found', 'The user does not exist.')
  return person
}

/** Writes to every verified address, so that whoever took one of them over is not the only one who hears of it. */
export async function tellPerson<Kind extends MessageKind>(
  messages: MessageQueue,
  { userId, addresses, locale }: HeldPerson,
  kind: Kind,
  values: Message<Kind>['values'],
): Promise<void> {
  for (const to of addresses) await messages.queue<Kind>({ kind, to, userId, locale, values })
}
