// A filter in two: what a person's own row tells, and what they hold, which is looked up for one person in no time and
// for everybody in as long as there are holders.
import type { Filter } from '../../kernel/filter.ts'

export interface SplitFilter {
  /** Null: everybody. */
  readonly own: Filter | null
  readonly held: Filter
}

/** Null where nothing is held, or where it is no condition of its own. */
export function splitHeld(filter: Filter | null): SplitFilter | null {
  if (filter === null) return null
  const parts = filter.kind === 'and' ? filter.parts : [filter]
  const held = parts.filter(isHeld)
  return held.length === 0 ? null : { own: allOf(parts.filter((part) => !isHeld(part))), held: allOf(held) as Filter }
}

const heldFields: ReadonlySet<string> = new Set([
  'rolesAnywhere',
  'rolesInside',
  'permissions',
  'clients',
  'invitedBy',
  'signedIn',
])

function isHeld(part: Filter): boolean {
  if (part.kind === 'not') return isHeld(part.part)
  return part.kind === 'equals' && heldFields.has(part.field.name)
}

function allOf(parts: readonly Filter[]): Filter | null {
  const [only = null, ...more] = parts
  return more.length === 0 ? only : { kind: 'and', parts }
}
