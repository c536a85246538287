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
  return othersAmong(await decidingOperators({ operators }), requesterId, subject, target)
}

/** Everybody who decides anything. */
export function decidingOperators({ operators }: DecidersDeps): Promise<readonly Operator[]> {
  return operators.listOfRoles(decidingRoles, askedAtMost)
}

/** Whether somebody may decide each of these, for a list: asked with what is known already, and judged again when they do. */
export function mayDecideAmong(all: readonly Operator[], decider: Operator, approval: Approval, now: Date): boolean {
  const target = all.find(({ id }) => id === approval.subject.id) ?? null
  return whyNot(othersAmong(all, approval.requestedBy.id, approval.subject, target), decider, approval, now) === null
}

/** Persons are compared, not tokens (AUZ-13), and an account that was made for this decides nothing. */
export async function refuseWrongDecider(
  deps: DecidersDeps,
  decider: Operator,
  approval: Approval,
  now: Date,
): Promise<void> {
  const others = await otherDeciders(deps, approval.requestedBy.id, approval.subject)
  const reason = whyNot(others, decider, approval, now)
  if (reason !== null) throw new RollcallError('not_permitted', reason)
}

function whyNot(
  others: readonly Operator[],
  decider: Operator,
  { requestedBy, requestedAt, aloneFrom }: Approval,
  now: Date,
): string | null {
  if (decider.id === requestedBy.id) {
    if (aloneFrom !== null && aloneFrom <= now && others.length === 0) return null
    return 'This is your own request. Ask somebody else to decide it.'
  }
  if (!others.some(({ id }) => id === decider.id)) {
    return 'Only another owner, or an admin whom nobody here outranks, decides this.'
  }
  if (decider.createdAt >= requestedAt)
    return 'Your account is younger than the request. Ask somebody else to decide it.'
  return null
}

function othersAmong(
  all: readonly Operator[],
  requesterId: string,
  subject: ApprovalSubject,
  target: Operator | null,
): readonly Operator[] {
  return all.filter(({ id, role }) => id !== requesterId && id !== subject.id && !isOutranked(role, target))
}

function isOutranked(role: ConsoleRole, target: Operator | null): boolean {
  return target?.role === 'owner' && !rolePermissions[role].includes('hard_delete:users')
}
