import type { Actor } from '../kernel/actor.ts'
import { RollcallError } from '../kernel/errors.ts'
import { type AddMethodDeps, addHeld, type NewFactor } from './add-method.ts'
import type { AuthenticationMethod } from './authentication-method.ts'
import { holdPerson } from './hold-person.ts'
import { removeAllMethods } from './remove-method.ts'

/** Puts these in place of everything that was there. Throws `not_permitted` where there is a passkey. */
export async function replaceMethods(
  deps: AddMethodDeps,
  actor: Actor,
  userId: string,
  factors: readonly NewFactor[],
): Promise<AuthenticationMethod[]> {
  const person = await holdPerson(deps.authenticationMethods, userId)
  await refusePasskey(deps, userId)
  await removeAllMethods(deps, actor, userId)
  const added: AuthenticationMethod[] = []
  for (const factor of factors) added.push(await addHeld(deps, actor, person, factor))
  return added
}

/** A passkey is the person's own way in; it goes by its id or by a reset, not among others (auth0.md 3.8). */
export async function refusePasskey(
  { authenticationMethods }: Pick<AddMethodDeps, 'authenticationMethods'>,
  userId: string,
): Promise<void> {
  const methods = await authenticationMethods.list(userId)
  if (!methods.some(({ type }) => type === 'passkey')) return
  const message = 'Operation not permitted when the user has registered at least 1 passkey'
  throw new RollcallError('not_permitted', message)
}
