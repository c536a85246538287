import type { Message, MessageKind } from '../messages/message.ts'
import type { MessageQueue } from '../messages/queue-message.ts'
import type { ConsoleRole } from './console-roles.ts'
import type { OperatorStore } from './operator-store.ts'

export interface TellWatchersDeps {
  readonly operators: OperatorStore
  readonly messages: MessageQueue
}

/** More than so many of one kind of role nobody is written to at once. */
const toldAtMost = 100

/** Writes to every operator of these roles but the one who acted. Call it in the transaction of what it tells of. */
export async function tellWatchers<Kind extends MessageKind>(
  { operators, messages }: TellWatchersDeps,
  roles: readonly ConsoleRole[],
  exceptId: string,
  kind: Kind,
  values: Message<Kind>['values'],
): Promise<void> {
  for (const { id, email } of await operators.listOfRoles(roles, toldAtMost)) {
    if (id === exceptId) continue
    await messages.queue<Kind>({ kind, to: email, userId: id, locale: null, values })
  }
}
