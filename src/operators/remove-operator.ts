import type { Actor } from '../kernel/actor.ts'
import { refuseLosingLastOwner } from './operator-policy.ts'
import { type ChangeOperatorDeps, operatorToChange } from './operator-to-change.ts'

/** Removes an operator, the user they are, and every session of theirs. Call it in a transaction. */
export async function removeOperator(deps: ChangeOperatorDeps, actor: Actor, id: string): Promise<void> {
  const { operator, owners } = await operatorToChange(deps, actor, id)
  refuseLosingLastOwner(operator, owners)
  await deps.users.remove(id)
  await deps.audit.record(actor, 'operator.removed', { kind: 'operator', id }, { role: operator.role })
}
