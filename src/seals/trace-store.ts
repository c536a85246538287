// Traces: what names a person without hanging on their account, such as a mail to their address or a record of theirs
// that an import refused. Accounts and what hangs on them go by themselves.

export interface TracedPerson {
  readonly id: string
  /** What they sign in by: e-mail address, username, phone number. */
  readonly identifiers: readonly string[]
  /** Whose pool they were in, where pools are isolated. */
  readonly organizationId: string | null
}

/** With everything that others may have searched for. */
export interface NamedPerson extends TracedPerson {
  readonly names: readonly string[]
}

/** An account that was linked into another one. */
export interface AbsorbedAccount {
  readonly id: string
  /** Who absorbed it. */
  readonly userId: string
  readonly identifiers: readonly string[]
  readonly names: readonly string[]
}

export type Forgetting =
  /** Their id may stay, and so may the invitations and mails of others that wait for their address. */
  { readonly mode: 'anonymise' } | { readonly mode: 'erase'; readonly tombstone: string }

export interface TraceStore {
  /** Whose accounts these people absorbed, also when they are deleted since, and who are nobody else by now. */
  findAbsorbed(ids: readonly string[]): Promise<readonly AbsorbedAccount[]>
  /**
   * Call it before the accounts go. What also names somebody else, who stays, is left. Answers the ids of recovery
   * requests and invitations of these people: events about those are about them.
   */
  forget(people: readonly TracedPerson[], forgetting: Forgetting): Promise<readonly string[]>
}
