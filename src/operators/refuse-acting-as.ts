import type { Actor } from '../kernel/actor.ts'
import { RollcallError } from '../kernel/errors.ts'
import type { UserStore } from '../users/user-store.ts'
import { isOutrankedBy } from './operator-policy.ts'
import type { OperatorStore } from './operator-store.ts'

export interface ActingAsDeps {
  readonly operators: Pick<OperatorStore, 'find'>
  /** Of the console, whose people the operators are. */
  readonly users: Pick<UserStore, 'findByEmail'>
}

/**
 * Nobody acts as a person under whose address an operator is known who outranks them, and support as nobody of its own
 * rank either (AUZ-04). Which role it is, is not said. Throws `not_permitted`.
 */
export async function refuseActingAs(
  { operators, users }: ActingAsDeps,
  actor: Actor,
  email: string | null,
): Promise<void> {
  const known = email === null ? [] : await users.findByEmail(email)
  for (const { id } of known) {
    const operator = await operators.find(id)
    if (operator === null) continue
    const isOwnRank = actor.role === 'support' && operator.role === 'support'
    if (!isOwnRank && !isOutrankedBy(actor, operator.role)) continue
    throw new RollcallError(
      'not_permitted',
      'You cannot act as this person: they work here in your role or a higher one.',
    )
  }
}
