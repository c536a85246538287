/** What one account holds and another does not: what a merge gives to the one that stays. */
export interface Gained {
  /** Roles of the whole application, and those inside organizations. */
  readonly roles: readonly GainedRole[]
  readonly organizations: readonly { readonly id: string; readonly name: string }[]
  readonly permissions: readonly { readonly name: string; readonly resourceServerIdentifier: string }[]
}

export interface GainedRole {
  readonly id: string
  readonly name: string
  /** Null: in the whole application. */
  readonly organizationName: string | null
}

export interface Duplicate {
  readonly userId: string
  readonly name: string | null
  readonly email: string | null
  readonly sharedBy: readonly ('phone' | 'email' | 'name')[]
}

export interface MergeStore {
  /** What `toId` would gain; as many of each as a page shows. */
  gained(fromId: string, toId: string): Promise<Gained>
  /** Copies memberships, roles and permissions with their terms, where `toId` has none of its own. */
  copyHeld(fromId: string, toId: string): Promise<void>
  /** Factors of one become factors of the other. Throws `factor_exists` where only one can be. Those that moved. */
  moveFactors(methodIds: readonly string[], fromId: string, toId: string): Promise<readonly string[]>
  /** Into whom somebody went who is there no more; null where nobody knows, or they are there again. */
  mergedInto(userId: string): Promise<string | null>
  /** People of the same pool who share a phone number, a verified address or the whole name, but for those ruled out. */
  duplicatesOf(userId: string): Promise<readonly Duplicate[]>
  /** Notes that the two are not one person. False where that was noted before. */
  ruleOut(both: readonly [string, string], at: Date): Promise<boolean>
  /** Forgets it again. False where nothing was noted. */
  reconsider(both: readonly [string, string]): Promise<boolean>
}
