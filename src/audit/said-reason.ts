import type { Actor } from '../kernel/actor.ts'
import type { JsonObject } from '../kernel/json.ts'

/** What an event keeps: its own details, with why whoever acts said they do it, where it has no reason of its own. */
export function withSaidReason({ reason }: Pick<Actor, 'reason'>, details: JsonObject): JsonObject {
  return reason === undefined ? details : { reason, ...details }
}
