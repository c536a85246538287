import type { Actor } from '../kernel/actor.ts'
import type { ConsoleRole } from './console-roles.ts'
import type { Operator } from './operator.ts'
import { refuseHigherRole, refuseLosingLastOwner } from './operator-policy.ts'
import { type ChangeOperatorDeps, operatorToChange } from './operator-to-change.ts'

/** Gives an operator another role. They sign in anew to use it (SES-01). Call it in a transaction. */
export async function changeRole(
  deps: ChangeOperatorDeps,
  actor: Actor,
  id: string,
  role: ConsoleRole,
): Promise<Operator> {
  const { operator, owners } = await operatorToChange(deps, actor, id)
  if (operator.role === role) return operator
  refuseHigherRole(actor, role)
  refuseLosingLastOwner(operator, owners)
  await deps.operators.setRole(id, role)
  // Whoever has not come in yet holds nothing but the link by which they do.
  if (operator.invitedAt === null) await deps.users.endGrantsOf(id)
  await deps.audit.record(actor, 'operator.role_changed', { kind: 'operator', id }, { from: operator.role, to: role })
  return { ...operator, role }
}
