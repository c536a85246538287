import type { Actor } from '../kernel/actor.ts'
import { RollcallError } from '../kernel/errors.ts'

/**
 * Whoever suspends somebody for the directory is often in a hurry: the refusal for the last administrator of an
 * organization also says what keeps a stranger out at once. Around the whole transaction, which is refused at its end.
 */
export async function sayingWhatElseToDo<Result>(actor: Actor, suspending: Promise<Result>): Promise<Result> {
  try {
    return await suspending
  } catch (fault) {
    const isLast = fault instanceof RollcallError && fault.code === 'last_administrator'
    if (!isLast || actor.organizationId != null) throw fault
    const ways = 'end their sessions, send a new password, or make somebody else an administrator first'
    const message = `This person is the last administrator of an organization and cannot be suspended. Instead, ${ways}.`
    throw new RollcallError(fault.code, message, { cause: fault })
  }
}
