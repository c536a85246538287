/** How an operator has the users list shown where the address does not say. Null: as it comes. */
export interface Preferences {
  readonly columns: readonly string[] | null
  readonly density: 'compact' | 'default' | 'comfortable' | null
  readonly pageSize: number | null
  /** Page by page, or as one list that goes on as it is scrolled. */
  readonly mode: 'pages' | 'scroll' | null
  /** Ids of saved views, in the order in which they come before the others; one that is gone stands for nothing. */
  readonly pinnedViews: readonly string[] | null
}

/** How wide a table stands is nobody's evidence: what changes here is in no audit. */
export interface PreferenceStore {
  read(operatorId: string): Promise<Preferences>
  /** Only what is named; what several pages change at once adds up. */
  change(operatorId: string, changes: Partial<Preferences>): Promise<Preferences>
}

export const noPreferences: Preferences = {
  columns: null,
  density: null,
  pageSize: null,
  mode: null,
  pinnedViews: null,
}
