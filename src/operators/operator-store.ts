import type { Page, PageRequest } from '../kernel/page.ts'
import type { ConsoleRole } from './console-roles.ts'
import type { Operator } from './operator.ts'

/** Absence is `null`. The name and address are those of the user. */
export interface OperatorStore {
  find(id: string): Promise<Operator | null>
  list(page: PageRequest): Promise<Page<Operator>>
  /** When each of these signed in last, and whether they have a second factor beside their mailbox. */
  standingOf(ids: readonly string[]): Promise<ReadonlyMap<string, OperatorStanding>>
  /** Who has one of these roles and has come in, the first made first. */
  listOfRoles(roles: readonly ConsoleRole[], atMost: number): Promise<readonly Operator[]>
  /** How many owners have come in. */
  countOwners(): Promise<number>
  /** The same, and nobody else may add, remove, promote or demote an operator until the transaction ends. */
  holdOwners(): Promise<number>
  /** For a user that is there. */
  insert(operator: Pick<Operator, 'id' | 'role' | 'createdAt' | 'invitedAt'>): Promise<void>
  setRole(id: string, role: ConsoleRole): Promise<void>
  setInvitedAt(id: string, at: Date): Promise<void>
}

export interface OperatorStanding {
  readonly lastSignInAt: Date | null
  readonly hasSecondFactor: boolean
}
