import type { Page, PageRequest } from '../kernel/page.ts'
import type { StoredPassword } from '../passwords/stored-password.ts'
import type { ConsoleRole } from './console-roles.ts'
import type { Operator } from './operator.ts'

/** Absence is `null`; a taken e-mail address is `operator_exists`. */
export interface OperatorStore {
  find(id: string): Promise<Operator | null>
  /** With the password, for the one place that checks it. */
  findForSignIn(email: string): Promise<{ readonly operator: Operator; readonly password: StoredPassword } | null>
  list(page: PageRequest): Promise<Page<Operator>>
  /** How many owners there are. */
  countOwners(): Promise<number>
  /** The same, and nobody else may add, remove, promote or demote an operator until the transaction ends. */
  holdOwners(): Promise<number>
  insert(operator: Operator, password: StoredPassword): Promise<void>
  setRole(id: string, role: ConsoleRole): Promise<void>
  setPassword(id: string, password: StoredPassword): Promise<void>
  /** Their sessions go with them. */
  remove(id: string): Promise<void>
}
