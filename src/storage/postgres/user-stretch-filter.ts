// A filter as it is among people of whom one thing is known already: whether they ever signed in. Where a list is walked
// along the index of last sign-ins, "never, or before March" becomes a range of that index.
import type { Filter } from '../../kernel/filter.ts'

const signInFacts: ReadonlySet<string> = new Set(['lastLogin', 'loginsCount', 'lastIp', 'lastCountry'])

/** Null: everybody of the stretch matches. `nobody`: none of them does. */
export function filterAmong(filter: Filter, hasSignedIn: boolean): Filter | 'nobody' | null {
  switch (filter.kind) {
    case 'exists':
      if (!signInFacts.has(filter.field.name)) return filter
      return hasSignedIn ? null : 'nobody'
    case 'equals':
    case 'matches':
    case 'range':
      return !hasSignedIn && signInFacts.has(filter.field.name) ? 'nobody' : filter
    case 'known-as':
      return filter
    case 'not': {
      const part = filterAmong(filter.part, hasSignedIn)
      if (part === null) return 'nobody'
      return part === 'nobody' ? null : { kind: 'not', part }
    }
    case 'and': {
      const parts = filter.parts.map((part) => filterAmong(part, hasSignedIn))
      if (parts.includes('nobody')) return 'nobody'
      return joined(
        'and',
        parts.filter((part) => part !== null && part !== 'nobody'),
        null,
      )
    }
    case 'or': {
      const parts = filter.parts.map((part) => filterAmong(part, hasSignedIn))
      if (parts.includes(null)) return null
      return joined(
        'or',
        parts.filter((part) => part !== null && part !== 'nobody'),
        'nobody',
      )
    }
  }
}

function joined<Empty extends 'nobody' | null>(
  kind: 'and' | 'or',
  parts: readonly Filter[],
  empty: Empty,
): Filter | Empty {
  const [only, ...more] = parts
  if (only === undefined) return empty
  return more.length === 0 ? only : { kind, parts }
}
