// What narrows the list of an organization's people, as it stands in the address (console.md 1.6).
import { type ListPlace, readListPlace, readWords } from '../../../lib/list-address.ts'

export interface PeopleSearch extends ListPlace {
  readonly q?: string | undefined
  readonly role?: 'admin' | 'member' | undefined
  readonly status?: 'active' | 'inactive' | undefined
}

export function readPeopleSearch(raw: Record<string, unknown>): PeopleSearch {
  const { role, status } = raw
  return {
    ...readWords(raw),
    ...((role === 'admin' || role === 'member') && { role }),
    ...((status === 'active' || status === 'inactive') && { status }),
    ...readListPlace(raw, ['created']),
  }
}

export function isNarrowed({ q, role, status }: PeopleSearch): boolean {
  return q !== undefined || role !== undefined || status !== undefined
}
