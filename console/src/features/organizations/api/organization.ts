export interface Organization {
  readonly id: string
  /** In addresses and tokens. */
  readonly name: string
  readonly displayName: string | null
  readonly requiresMfa: boolean
}

export function organizationLabel({ name, displayName }: Pick<Organization, 'name' | 'displayName'>): string {
  return displayName ?? name
}
