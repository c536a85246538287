// Operators: the people who run Rollcall and sign in to its console. They are not users of the directory. This folder
// owns their roles, passwords and console sessions, and how the first of them comes in.
import type { ConsoleRole } from './console-roles.ts'

export interface Operator {
  readonly id: string
  /** Lower case; unique in the application. */
  readonly email: string
  readonly name: string | null
  readonly role: ConsoleRole
  readonly createdAt: Date
}

/** What the audit and the console call an operator. */
export function operatorName({ name, email }: Operator): string {
  return name ?? email
}
