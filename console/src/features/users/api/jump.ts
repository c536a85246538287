// By what one jumps in the list of users: by how a name or an address begins, or by a day, as the list is sorted.
import { type SortField, sortedBy, type UserSort } from './user-sort.ts'

type JumpKind = 'beginning' | 'day'

/** Null where the list is sorted by something nobody would jump to. */
export function jumpKind(sort: UserSort): JumpKind | null {
  return kinds[sortedBy(sort)]
}

export function fitsJump(sort: UserSort, from: string): boolean {
  const kind = jumpKind(sort)
  return kind === 'day' ? isDay(from) : kind === 'beginning' && from.trim() !== '' && from.length <= longestJump
}

/** As the server takes it. */
export const longestJump = 300

const kinds: Readonly<Record<SortField, JumpKind | null>> = {
  name: 'beginning',
  email: 'beginning',
  created: 'day',
  lastSignIn: 'day',
  updated: 'day',
  signInCount: null,
}

/** The language moves the 30th of February into March. */
function isDay(text: string): boolean {
  if (!/^[1-9]\d{3}-\d{2}-\d{2}$/.test(text)) return false
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === text
}
