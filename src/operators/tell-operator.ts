import type { Message, MessageKind } from '../messages/message.ts'
import { type TellWatchersDeps, tellWatchers } from './tell-watchers.ts'

/** Writes to one operator, or to those who could have done the same where they are gone. Call it in a transaction. */
export async function tellOperator<Kind extends MessageKind>(
  deps: TellWatchersDeps,
  id: string,
  kind: Kind,
  values: Message<Kind>['values'],
): Promise<void> {
  const operator = await deps.operators.find(id)
  if (operator === null) return tellWatchers(deps, ['owner', 'admin'], '', kind, values)
  await deps.messages.queue<Kind>({ kind, to: operator.email, userId: id, locale: null, values })
}
