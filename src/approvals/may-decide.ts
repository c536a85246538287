import { RollcallError } from '../kernel/errors.ts'
import { type ConsoleRole, rolePermissions } from '../operators/console-roles.ts'
import type { Operator } from '../operators/operator.ts'
import type { OperatorStore } from '../operators/operator-store.ts'
import type { Approval, ApprovalSubject } from './approval.ts'

export interface DecidersDeps {
  readonly operators: OperatorStore
}

const decidingRoles: readonly ConsoleRole[] = ['owner', 'admin']
const askedAtMost = 100

/** Who else could decide: never whoever asks, whom it is about, or somebody whom they outrank. */
export async function otherDeciders(
  { operators }: DecidersDeps,
  requesterId: string,
  subject: ApprovalSubject,
): Promise<readonly Operator[]> {
  const target = subject.kind === 'operator' ? await operators.find(subject.id) : null
  const all = await operators.listOfRoles(decidingRoles, askedAtMost)
  return all.filter(({ id, role }) => id !== requesterId && id !== subject.id && !isOutranked(role, target))
}

/** Persons are compared, not tokens (AUZ-13), and an account that was made for this decides nothing. */
export async function refuseWrongDecider(
  deps: DecidersDeps,
  decider: Operator,
  { requestedBy, requestedAt, subject, aloneFrom }: Approval,
  now: Date,
): Promise<void> {
  const others = await otherDeciders(deps, requestedBy.id, subject)
  if (decider.id === requestedBy.id) {
    if (aloneFrom !== null && aloneFrom <= now && others.length === 0) return
    throw new RollcallError('not_permitted', 'This is your own request. Ask somebody else to decide it.')
  }
  if (!others.some(({ id }) => id === decider.id)) {
    throw new RollcallError('not_permitted', 'Only another owner, or an admin whom nobody here outranks, decides this.')
  }
  if (decider.createdAt >= requestedAt) {
    throw new RollcallError(
      'not_permitted',
      'Your account is younger than the request. Ask somebody else to decide it.',
    )
  }
}

function isOutranked(role: ConsoleRole, target: Operator | null): boolean {
  return target?.role === 'owner' && !rolePermissions[role].includes('hard_delete:users')
}
