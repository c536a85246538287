export interface MatchedPerson {
  readonly userId: string
  readonly label: string
  readonly email: string | null
}

export interface PersonMatchStore {
  /**
   * For each line whoever has it as their id, e-mail address, username or phone number, in a fixed number of statements;
   * of many people the first few.
   */
  find(lines: readonly string[]): Promise<ReadonlyMap<string, readonly MatchedPerson[]>>
}
