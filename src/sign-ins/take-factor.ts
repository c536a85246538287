import { holdPerson } from '../authentication-methods/hold-person.ts'
import { type RemoveMethodDeps, removeMethod } from '../authentication-methods/remove-method.ts'
import type { Actor } from '../kernel/actor.ts'
import type { JsonObject } from '../kernel/json.ts'
import { lastWayIn, loadWaysIn, type OwnWaysInDeps, onlyPasskeyIn } from './own-ways-in.ts'

/**
 * Takes a factor from somebody, unless they would have nothing left to begin a sign-in with (console.md 3.7). Throws
 * `last_way_in`, and what `removeMethod` throws. `circumstances` is what else the event tells. Call it in a transaction.
 */
export async function takeFactor(
  deps: RemoveMethodDeps & OwnWaysInDeps,
  actor: Actor,
  userId: string,
  methodId: string,
  circumstances: JsonObject | null = null,
): Promise<void> {
  // Of two that are taken at once the second sees what the first left.
  await holdPerson(deps.authenticationMethods, userId)
  if (onlyPasskeyIn(await loadWaysIn(deps, userId)) === methodId) throw lastWayIn()
  await removeMethod(deps, actor, userId, methodId, circumstances)
}
