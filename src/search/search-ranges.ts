// Ranges and comparisons. A bound may name a whole period (`2024-02`): an inclusive bound takes all of it in, an
// exclusive one leaves all of it out.
import type { Bound, Filter } from '../kernel/filter.ts'
import { indexOfSpecial, isSpecial, type Letter, textOf } from './letters.ts'
import { searchFault, shown } from './search-error.ts'
import type { NamedField } from './search-field.ts'
import { looksLikeNumber } from './search-numbers.ts'
import { type Literal, readDate, readNumberOf, refuseEmpty } from './search-values.ts'
import type { Range, RangeEnd } from './token.ts'

type Side = 'from' | 'to'

export function rangeFilter(named: NamedField, range: Range): Filter {
  refuseRangeless(named, range.position)
  const from = readBound(named, range.from, 'from')
  const to = readBound(named, range.to, 'to')
  if (from === null && to === null) return { kind: 'exists', field: named.field }
  refuseMixed(named, from, to, range.position)
  return { kind: 'range', field: named.field, from, to }
}

/** Lucene's short forms `>=10`, `>10`, `<=10`, `<10`. Undefined where the value begins otherwise. */
export function comparisonFilter(named: NamedField, letters: readonly Letter[]): Filter | undefined {
  const [first, second] = letters
  const isGreater = isSpecial(first, '>')
  if (first === undefined || (!isGreater && !isSpecial(first, '<'))) return undefined
  refuseRangeless(named, first.position)
  const inclusive = isSpecial(second, '=')
  const rest = letters.slice(inclusive ? 2 : 1)
  const literal = unquoted(rest, rest[0]?.position ?? first.position)
  const bound = boundOf(named, literal, inclusive, isGreater ? 'from' : 'to')
  return isGreater
    ? { kind: 'range', field: named.field, from: bound, to: null }
    : { kind: 'range', field: named.field, from: null, to: bound }
}

function refuseRangeless(named: NamedField, position: number): void {
  if (named.field.ranges && named.field.type !== 'boolean') return
  throw searchFault(
    `Range not possible for ${shown(named.name)}`,
    position,
    'Search for one value, or put it in quotes.',
  )
}

/** Null is the open end, an unquoted star. */
function readBound(named: NamedField, end: RangeEnd, side: Side): Bound | null {
  const { value, inclusive } = end
  if (value.kind === 'phrase') {
    return boundOf(named, { text: value.text, isQuoted: true, position: value.position }, inclusive, side)
  }
  if (value.letters.length === 1 && isSpecial(value.letters[0], '*')) return null
  return boundOf(named, unquoted(value.letters, value.position), inclusive, side)
}

function unquoted(letters: readonly Letter[], position: number): Literal {
  const star = letters[indexOfSpecial(letters, '*')]
  if (star !== undefined) throw searchFault('Wildcard in a range', star.position)
  return { text: textOf(letters), isQuoted: false, position }
}

function boundOf(named: NamedField, literal: Literal, inclusive: boolean, side: Side): Bound {
  refuseEmpty(named, literal)
  switch (named.field.type) {
    case 'date': {
      const period = readDate(named, literal)
      const isAfterPeriod = side === 'from' ? !inclusive : inclusive
      return { value: isAfterPeriod ? period.end : period.start, inclusive: side === 'from' }
    }
    case 'number':
      return { value: readNumberOf(named, literal), inclusive }
    case 'json':
      return { value: readJsonBound(named, literal), inclusive }
    default:
      return { value: literal.text, inclusive }
  }
}

/** A range has one order, so unlike in a plain value a bound is either a number or a text. */
function readJsonBound(named: NamedField, literal: Literal): number | string {
  if (literal.isQuoted || !looksLikeNumber(literal.text)) return literal.text
  return readNumberOf(named, literal)
}

function refuseMixed(named: NamedField, from: Bound | null, to: Bound | null, position: number): void {
  if (from === null || to === null || typeof from.value === typeof to.value) return
  throw searchFault(`Range from a number to a text for ${shown(named.name)}`, position, 'Quote both ends or neither.')
}
