// What narrows the list of roles, as it stands in the address (console.md 1.6).
import { type ListPlace, readListPlace, readWords } from '../../../lib/list-address.ts'

export interface RoleSearch extends ListPlace {
  readonly q?: string | undefined
}

export function readRoleSearch(raw: Record<string, unknown>): RoleSearch {
  return { ...readWords(raw), ...readListPlace(raw, ['created', 'name']) }
}

/** What narrows the people who hold a role. */
export interface MemberSearch extends ListPlace {
  readonly how?: 'everywhere' | 'inside' | undefined
}

export function readMemberSearch(raw: Record<string, unknown>): MemberSearch {
  const { how } = raw
  return { ...((how === 'everywhere' || how === 'inside') && { how }), ...readListPlace(raw) }
}
