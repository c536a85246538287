// What a list tells of people beside their record: their factors, and the first few of what they hold and belong to.
// For a page at once: a fixed number of questions, however many people it has.
import type { MethodType } from '../authentication-methods/authentication-method.ts'

export type FactorType = Exclude<MethodType, 'recovery-code'>

export interface FirstOf<Item> {
  readonly first: readonly Item[]
  /** Counted up to `countedAtMost`. */
  readonly total: number
}

/** What nobody has more of on a list: there it says "99+". */
export const countedAtMost = 100

export interface RoleFact {
  readonly id: string
  readonly name: string
  /** Null: it is held in the whole application. */
  readonly organization: NamedFact | null
}

export interface NamedFact {
  readonly id: string
  readonly name: string
}

export interface UserFactStore {
  /** Confirmed factors of each, the strongest first. Whoever has none is left out. */
  factors(userIds: readonly string[]): Promise<ReadonlyMap<string, readonly FactorType[]>>
  /** The first few roles that each holds at a moment: those of the whole application first. */
  roles(userIds: readonly string[], at: Date, shown?: number): Promise<ReadonlyMap<string, FirstOf<RoleFact>>>
  /** The first few organizations that each belongs to, the first joined first. */
  organizations(userIds: readonly string[], shown?: number): Promise<ReadonlyMap<string, FirstOf<NamedFact>>>
}
