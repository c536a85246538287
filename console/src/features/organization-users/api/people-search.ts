// What narrows the list of an organization's people, as it stands in the address (console.md 1.6).
export interface PeopleSearch {
  readonly q?: string
  readonly role?: 'admin' | 'member'
  readonly status?: 'active' | 'inactive'
  readonly after?: string
}

export function readPeopleSearch(raw: Record<string, unknown>): PeopleSearch {
  const { q, role, status, after } = raw
  return {
    ...(typeof q === 'string' && q.trim() !== '' && { q: q.slice(0, 200) }),
    ...((role === 'admin' || role === 'member') && { role }),
    ...((status === 'active' || status === 'inactive') && { status }),
    ...(typeof after === 'string' && after !== '' && { after }),
  }
}

export function isNarrowed({ q, role, status }: PeopleSearch): boolean {
  return q !== undefined || role !== undefined || status !== undefined
}
