import type { AuditStore } from '../audit/audit-event.ts'
import type { Actor } from '../kernel/actor.ts'
import { RollcallError } from '../kernel/errors.ts'
import type { UserStore } from '../users/user-store.ts'
import type { Operator } from './operator.ts'
import { refuseHigherOperator } from './operator-policy.ts'
import type { OperatorStore } from './operator-store.ts'

export interface ChangeOperatorDeps {
  readonly operators: OperatorStore
  readonly users: UserStore
  readonly audit: AuditStore
}

/**
 * Somebody the actor may act on, and how many owners there are. Read under the hold, so that two owners who remove each
 * other at once cannot both succeed.
 */
export async function operatorToChange(
  { operators }: ChangeOperatorDeps,
  actor: Actor,
  id: string,
): Promise<{ readonly operator: Operator; readonly owners: number }> {
  const owners = await operators.holdOwners()
  const operator = await operators.find(id)
  if (operator === null) throw new RollcallError('operator_not_found', 'There is no such operator.')
  refuseHigherOperator(actor, operator)
  return { operator, owners }
}
