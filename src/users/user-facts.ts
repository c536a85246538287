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

/** How far back failed sign-ins are counted. */
export const failuresCountedMs = 24 * 60 * 60_000

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

/** How accounts come to be: by an operator, an administrator of an organization, a program, or the people themselves. */
export const accountSources = ['console', 'organization', 'api', 'sign-up', 'invitation', 'import'] as const
export type AccountSource = (typeof accountSources)[number]

export interface AccountOrigin {
  readonly source: AccountSource
  /** Whoever made it, as they were called then; null where people made theirs themselves, or it is not known. */
  readonly by: string | null
}

/** What is still to come of an account. */
export interface PendingFact {
  /** When they were asked in last, while they have not been here yet. */
  readonly invitedAt: Date | null
  /** Null also where the way in ends on no day. */
  readonly invitationExpiresAt: Date | null
  /** When it is deleted, after an offboarding. */
  readonly deletionAt: Date | null
}

export const nothingPending: PendingFact = { invitedAt: null, invitationExpiresAt: null, deletionAt: null }

export interface UserFactStore {
  /** Confirmed factors of each, the strongest first. Whoever has none is left out. */
  factors(userIds: readonly string[]): Promise<ReadonlyMap<string, readonly FactorType[]>>
  /** The first few roles that each holds at a moment: those of the whole application first. */
  roles(userIds: readonly string[], at: Date, shown?: number): Promise<ReadonlyMap<string, FirstOf<RoleFact>>>
  /** The first few organizations that each belongs to, the first joined first. */
  organizations(userIds: readonly string[], shown?: number): Promise<ReadonlyMap<string, FirstOf<NamedFact>>>
  /** How many sessions of each are open at a moment, up to `countedAtMost`. Whoever has none is left out. */
  sessions(userIds: readonly string[], at: Date): Promise<ReadonlyMap<string, number>>
  /** How many sign-ins of each failed since a moment, up to `countedAtMost`. Whoever had none is left out. */
  failedSignIns(userIds: readonly string[], since: Date): Promise<ReadonlyMap<string, number>>
  /** When the newest password of each was set. Whoever has none is left out. */
  passwords(userIds: readonly string[]): Promise<ReadonlyMap<string, Date>>
  /** The country of each one's last sign-in, where it is known. */
  countries(userIds: readonly string[]): Promise<ReadonlyMap<string, string>>
  /** Every country that somebody signed in from last, in the order of its letters; `ZZ` for one that is not known. */
  knownCountries(): Promise<readonly string[]>
  /**
   * How the account of each came to be, as far as that is known: of an import as long as its job is remembered, of an
   * invitation as long as that is.
   */
  origins(userIds: readonly string[]): Promise<ReadonlyMap<string, AccountOrigin>>
  /** As the filters of invited people and of those to be deleted find them. Whoever waits for nothing is left out. */
  pending(userIds: readonly string[], at: Date): Promise<ReadonlyMap<string, PendingFact>>
}
