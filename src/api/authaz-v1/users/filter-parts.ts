// The pieces that this face puts filters together from.
import { invalidField } from '../../../kernel/errors.ts'
import type { Filter, FilterField } from '../../../kernel/filter.ts'

export function equals(field: FilterField, alternatives: readonly (string | boolean)[]): Filter {
  return { kind: 'equals', field, alternatives }
}

/** Null, which asks for everybody, where nothing is asked. */
export function allOf(filters: readonly (Filter | null)[]): Filter | null {
  const parts = filters.filter((filter) => filter !== null)
  const [only] = parts
  return parts.length < 2 ? (only ?? null) : { kind: 'and', parts }
}

/** What stands between commas: `!` before a value leaves it out. */
export interface Names {
  readonly asked: readonly string[]
  readonly leftOut: readonly string[]
}

export function namesIn(field: string, list: string): Names {
  const names = list.split(',').map((name) => name.trim())
  if (names.some((name) => name === '' || name === '!'))
    throw invalidField(field, 'A value between two commas is empty.')
  return {
    asked: names.filter((name) => !name.startsWith('!')),
    leftOut: names.filter((name) => name.startsWith('!')).map((name) => name.slice(1)),
  }
}

export function listFilter({ asked, leftOut }: Names, field: FilterField): Filter | null {
  return allOf([
    asked.length === 0 ? null : equals(field, asked),
    leftOut.length === 0 ? null : { kind: 'not', part: equals(field, leftOut) },
  ])
}
