import type { AuditStore } from '../audit/audit-event.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import { invalidField } from '../kernel/errors.ts'
import { prefixedId } from '../kernel/ids.ts'
import type { HashPassword } from '../passwords/password-hasher.ts'
import { isEmail } from '../users/identifiers.ts'
import type { ConsoleRole } from './console-roles.ts'
import type { Operator } from './operator.ts'
import { checkOperatorPassword } from './operator-password.ts'
import { refuseHigherRole } from './operator-policy.ts'
import type { OperatorStore } from './operator-store.ts'

export interface CreateOperatorDeps {
  readonly operators: OperatorStore
  readonly audit: AuditStore
  readonly hashPassword: HashPassword
  readonly clock: Clock
}

export interface CreateOperatorInput {
  readonly email: string
  readonly password: string
  readonly name?: string
  readonly role: ConsoleRole
}

/** Adds somebody to the people who run Rollcall, with no more rights than whoever adds them. Call it in a transaction. */
export async function createOperator(
  deps: CreateOperatorDeps,
  actor: Actor,
  input: CreateOperatorInput,
): Promise<Operator> {
  refuseHigherRole(actor, input.role)
  return newOperator(deps, actor, input)
}

/** Without asking who adds them, for the first owner. */
export async function newOperator(
  { operators, audit, hashPassword, clock }: CreateOperatorDeps,
  actor: Actor,
  input: CreateOperatorInput,
): Promise<Operator> {
  const email = operatorEmail(input.email)
  checkOperatorPassword(input.password, email)
  const operator: Operator = {
    id: prefixedId('opr'),
    email,
    name: operatorNameOf(input.name),
    role: input.role,
    createdAt: clock.now(),
  }
  await operators.insert(operator, await hashPassword(input.password))
  await audit.record(actor, 'operator.created', { kind: 'operator', id: operator.id }, { role: operator.role })
  return operator
}

function operatorEmail(text: string): string {
  if (!isEmail(text)) throw invalidField('email', 'Enter an e-mail address such as alice@example.com.')
  return text.toLowerCase()
}

const nameMaxCharacters = 150

function operatorNameOf(text = ''): string | null {
  const name = text.trim()
  if ([...name].length > nameMaxCharacters) {
    throw invalidField('name', `The name is too long, maximum ${nameMaxCharacters} characters.`)
  }
  return name === '' ? null : name
}
