import type { Clock } from '../kernel/clock.ts'
import type { MessageStore } from './message-store.ts'

const keptDays = 30

/** Messages older than a month are nobody's business any more. */
export async function forgetMessages(deps: { readonly messages: MessageStore; readonly clock: Clock }): Promise<void> {
  await deps.messages.removeBefore(new Date(deps.clock.now().getTime() - keptDays * 24 * 60 * 60_000))
}
