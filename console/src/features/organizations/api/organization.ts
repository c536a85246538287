export interface Organization {
  readonly id: string
  /** In addresses and tokens. */
  readonly name: string
  readonly displayName: string | null
  readonly requiresMfa: boolean
  /** Until when setting up a factor can be put off, where the organization says so. */
  readonly mfaGraceUntil: string | null
  /** How long a sign-in counts here; null: as long as the session lasts. */
  readonly sessionMinutes: number | null
  /** How long an approved recovery of a member waits; null: as long as everywhere else. */
  readonly recoveryWaitingHours: number | null
}

export interface StoredOrganization extends Organization {
  /** Null: it is not suspended. */
  readonly suspension: { readonly at: string; readonly reason: string } | null
  readonly createdAt: string
}

/** Counted up to a thousand; beyond it, an estimate says that there are more. */
export interface Counted {
  readonly count: number
  readonly isEstimate: boolean
}

export interface ListedOrganization extends StoredOrganization {
  readonly members: Counted
  readonly administrators: Counted
  /** The company's own providers, by the names of the connections; the first five. */
  readonly providers: readonly string[]
  readonly lastSignInAt: string | null
}

export interface OrganizationHealth {
  readonly members: Counted
  readonly administrators: Counted
  readonly pendingInvitations: Counted
  readonly domains: Counted
}

export function organizationLabel({ name, displayName }: Pick<Organization, 'name' | 'displayName'>): string {
  return displayName ?? name
}
