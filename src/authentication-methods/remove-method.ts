// Taking factors away. Recovery codes stand in for a factor: with the last one they go too.
import type { AuditStore } from '../audit/audit-event.ts'
import type { Actor } from '../kernel/actor.ts'
import type { JsonObject } from '../kernel/json.ts'
import type { MessageQueue } from '../messages/queue-message.ts'
import { type AuthenticationMethod, type MethodType, presentMethod } from './authentication-method.ts'
import type { AuthenticationMethodStore, HeldPerson } from './authentication-method-store.ts'
import { holdPerson, tellPerson } from './hold-person.ts'

export interface RemoveMethodDeps {
  readonly authenticationMethods: AuthenticationMethodStore
  readonly audit: AuditStore
  readonly messages: MessageQueue
}

/** Throws `user_not_found` or `authentication_method_not_found`. Call it in a transaction. */
export async function removeMethod(
  deps: RemoveMethodDeps,
  actor: Actor,
  userId: string,
  methodId: string,
  circumstances: JsonObject | null = null,
): Promise<void> {
  const person = await holdPerson(deps.authenticationMethods, userId)
  const removed = presentMethod(await deps.authenticationMethods.remove(userId, methodId))
  await announceRemoval(deps, actor, person, [removed], circumstances)
}

/** Removes every method but those of the types to be spared; none is no fault. Call it in a transaction. */
export async function removeAllMethods(
  deps: RemoveMethodDeps,
  actor: Actor,
  userId: string,
  except: readonly MethodType[] = [],
): Promise<void> {
  const person = await holdPerson(deps.authenticationMethods, userId)
  await announceRemoval(deps, actor, person, await deps.authenticationMethods.removeAll(userId, except))
}

async function announceRemoval(
  { authenticationMethods, audit, messages }: RemoveMethodDeps,
  actor: Actor,
  person: HeldPerson,
  removed: readonly AuthenticationMethod[],
  circumstances: JsonObject | null = null,
): Promise<void> {
  const { userId } = person
  const finished = removed.filter(({ confirmedAt }) => confirmedAt !== null)
  const factors = [...new Set(finished.map(({ type }) => type))].toSorted()
  if (factors.length === 0) return
  const dropped = await dropLoneCodes(authenticationMethods, userId)
  const ids = [...removed.map(({ id }) => id), ...dropped]
  await audit.record(actor, 'user.factor_removed', { kind: 'user', id: userId }, { factors, ids, ...circumstances })
  await tellPerson(messages, person, 'factor-removed', { factor: factors.join(', ') })
}

/** Answers what else went. */
async function dropLoneCodes(methods: AuthenticationMethodStore, userId: string): Promise<string[]> {
  const left = await methods.list(userId)
  if (left.some(({ type, confirmedAt }) => type !== 'recovery-code' && confirmedAt !== null)) return []
  for (const { id } of left) await methods.remove(userId, id)
  return left.map(({ id }) => id)
}
