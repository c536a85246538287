// Reads the value of one clause by the type of its field. Dates are periods, so they become ranges; a value that does
// not fit its field is refused, never compared as something else.
import type { Filter, Scalar } from '../kernel/filter.ts'
import { type Period, readPeriod } from './search-dates.ts'
import { searchFault, shown } from './search-error.ts'
import type { NamedField } from './search-field.ts'
import { looksLikeNumber, readNumber } from './search-numbers.ts'

/** One value without wildcards, as text. Quotes make metadata text; elsewhere the field's type decides alone. */
export interface Literal {
  readonly text: string
  readonly isQuoted: boolean
  readonly position: number
}

export function equalsFilter(named: NamedField, literal: Literal): Filter {
  refuseEmpty(named, literal)
  if (named.field.type === 'date') {
    const period = readDate(named, literal)
    const from = { value: period.start, inclusive: true }
    return { kind: 'range', field: named.field, from, to: { value: period.end, inclusive: false } }
  }
  return { kind: 'equals', field: named.field, alternatives: readAlternatives(named, literal) }
}

function readAlternatives(named: NamedField, literal: Literal): Scalar[] {
  switch (named.field.type) {
    case 'number':
      return [readNumberOf(named, literal)]
    case 'boolean':
      return [readBoolean(named, literal)]
    case 'json':
      return readJsonAlternatives(literal)
    default:
      return [literal.text]
  }
}

/** Unquoted `13` in metadata is the number or the text: the caller cannot know how it was stored (auth0.md 4.2 rule 18). */
function readJsonAlternatives(literal: Literal): Scalar[] {
  if (literal.isQuoted) return [literal.text]
  if (literal.text === 'true' || literal.text === 'false') return [literal.text === 'true', literal.text]
  const number = readNumber(literal.text)
  return number === undefined ? [literal.text] : [number, literal.text]
}

export function readNumberOf(named: NamedField, literal: Literal): number {
  const number = readNumber(literal.text)
  if (number !== undefined) return number
  const what = looksLikeNumber(literal.text) ? 'Number too long to compare exactly' : 'Not a number'
  throw searchFault(`${what} for ${shown(named.name)}: ${shown(literal.text)}`, literal.position)
}

export function readDate(named: NamedField, literal: Literal): Period {
  const period = readPeriod(literal.text)
  if (period !== undefined) return period
  const hint = 'Write 2024, 2024-01, 2024-01-31 or 2024-01-31T10:00:00Z.'
  throw searchFault(`Not a date for ${shown(named.name)}: ${shown(literal.text)}`, literal.position, hint)
}

function readBoolean(named: NamedField, literal: Literal): boolean {
  if (literal.text === 'true') return true
  if (literal.text === 'false') return false
  throw searchFault(`Not true or false for ${shown(named.name)}: ${shown(literal.text)}`, literal.position)
}

export function refuseEmpty(named: NamedField, literal: Literal): void {
  if (literal.text === '') throw searchFault(`Empty value for ${shown(named.name)}`, literal.position)
}
