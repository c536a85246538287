import type { AuditStore } from '../audit/audit-event.ts'
import type { ConnectionStore } from '../connections/connection-store.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import { invalidField, RollcallError } from '../kernel/errors.ts'
import { type LeakedPasswords, refuseLeakedPassword } from '../passwords/leaked-passwords.ts'
import type { HashPassword } from '../passwords/password-hasher.ts'
import type { PasswordStore } from '../passwords/password-store.ts'
import { isEmail } from '../users/identifiers.ts'
import { newUser } from '../users/new-user.ts'
import type { UserStore } from '../users/user-store.ts'
import { operatorConnectionName } from './console-application.ts'
import type { ConsoleRole } from './console-roles.ts'
import type { Operator } from './operator.ts'
import { checkOperatorPassword } from './operator-password.ts'
import { refuseHigherRole } from './operator-policy.ts'
import type { OperatorStore } from './operator-store.ts'

/** The stores of the console's own application. */
export interface CreateOperatorDeps {
  readonly operators: OperatorStore
  readonly users: UserStore
  readonly passwords: PasswordStore
  readonly connections: ConnectionStore
  readonly audit: AuditStore
  readonly leakedPasswords: LeakedPasswords
  readonly hashPassword: HashPassword
  readonly clock: Clock
  readonly publicUrl: string
}

export interface CreateOperatorInput {
  readonly email: string
  /** Null: they set one themselves, and have not come in until they did. */
  readonly password: string | null
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
  deps: CreateOperatorDeps,
  actor: Actor,
  input: CreateOperatorInput,
): Promise<Operator> {
  const email = operatorEmail(input.email)
  if (input.password !== null) {
    checkOperatorPassword(input.password, email)
    await refuseLeakedPassword(deps, input.password)
  }
  const name = operatorNameOf(input.name)
  const id = await insertUser(deps, email, name, input.password)
  const createdAt = deps.clock.now()
  const invitedAt = input.password === null ? createdAt : null
  const operator: Operator = { id, email, name: name ?? email, role: input.role, createdAt, invitedAt }
  await deps.operators.insert(operator)
  await deps.audit.record(actor, 'operator.created', { kind: 'operator', id }, { role: operator.role })
  return operator
}

/** The user that the operator is, made in the same transaction as the operator. */
async function insertUser(
  { users, passwords, connections, hashPassword, ...deps }: CreateOperatorDeps,
  email: string,
  name: string | null,
  password: string | null,
): Promise<string> {
  const connection = await connections.findByName(operatorConnectionName)
  if (connection === null) throw new Error('the console application has no database for operators')
  const given = { connection: connection.name, email, ...(name === null ? {} : { name }) }
  const user = newUser(connection, given, deps)
  await users.insert(user, { hasPassword: password !== null }).catch((fault: unknown) => {
    if (!(fault instanceof RollcallError && fault.code === 'user_exists')) throw fault
    throw new RollcallError('operator_exists', 'Somebody with this e-mail address is an operator already.')
  })
  if (password !== null) await passwords.keep(user.identity, await hashPassword(password), user.createdAt)
  return user.id
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
