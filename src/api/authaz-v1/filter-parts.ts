// The pieces that this face puts filters together from.
import type { Filter, FilterField } from '../../kernel/filter.ts'

export function equals(field: FilterField, alternatives: readonly (string | boolean)[]): Filter {
  return { kind: 'equals', field, alternatives }
}

/** Null, which asks for everybody, where nothing is asked. */
export function allOf(filters: readonly (Filter | null)[]): Filter | null {
  const parts = filters.filter((filter) => filter !== null)
  const [only] = parts
  return parts.length < 2 ? (only ?? null) : { kind: 'and', parts }
}
