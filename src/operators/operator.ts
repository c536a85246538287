// Operators: the people who run Rollcall and sign in to its console. They are users of an application of their own, with
// a console role; how they sign in is nobody's special case. This folder owns the roles and how the first owner comes in.
import type { ConsoleRole } from './console-roles.ts'

export interface Operator {
  /** The id of the user they are. */
  readonly id: string
  /** Lower case; unique in the application. */
  readonly email: string
  readonly name: string | null
  readonly role: ConsoleRole
  readonly createdAt: Date
  /** When they were last asked in, for as long as they have not set their first password; null for everybody else. */
  readonly invitedAt: Date | null
}

/** What the audit and the console call an operator. */
export function operatorName({ name, email }: Operator): string {
  return name ?? email
}
