// What narrows the list of organizations, as it stands in the address (console.md 1.6).
export const organizationViews = ['all', 'suspended', 'no-admin', 'no-mfa'] as const
export type OrganizationView = (typeof organizationViews)[number]

export interface OrganizationSearch {
  readonly q?: string
  readonly view?: Exclude<OrganizationView, 'all'>
  readonly after?: string
}

export function readOrganizationSearch(raw: Record<string, unknown>): OrganizationSearch {
  const { q, view, after } = raw
  return {
    ...(typeof q === 'string' && q.trim() !== '' && { q: q.slice(0, 200) }),
    ...((view === 'suspended' || view === 'no-admin' || view === 'no-mfa') && { view }),
    ...(typeof after === 'string' && after !== '' && { after }),
  }
}
