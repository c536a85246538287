import { type SearchError, searchFault, shown } from './search-error.ts'
import type { SearchFields } from './search-field.ts'
import { maxSearchClauses } from './search-limits.ts'
import type { Token } from './token.ts'

/** The reading of one text: where it is, and what it has cost so far. */
export interface Reading {
  readonly tokens: readonly Token[]
  readonly fields: SearchFields
  next: number
  depth: number
  clauses: number
  /** The first `+` directly in the parentheses being read. */
  plusAt: number | undefined
}

export function peek(reading: Reading): Token {
  // The list ends with an `end` token, and taking it moves nowhere.
  return reading.tokens[Math.min(reading.next, reading.tokens.length - 1)] as Token
}

export function take(reading: Reading): Token {
  const token = peek(reading)
  reading.next += 1
  return token
}

/** `a(b)` or `"a"b`: Lucene sees two clauses, the writer may have meant one text. */
export function refuseGlued(reading: Reading, end: number): void {
  const following = peek(reading)
  if (following.position !== end || ['and', 'or', 'close', 'end'].includes(following.kind)) return
  throw searchFault('Missing space or escape', end, `Separate two clauses, or put '\\' before a sign that is text.`)
}

export function countClause(reading: Reading, position: number): void {
  reading.clauses += 1
  if (reading.clauses > maxSearchClauses) throw searchFault(`More than ${maxSearchClauses} clauses`, position)
}

/** Why there is no clause where this token stands. */
export function missingClause(reading: Reading, token: Token): SearchError {
  const before = reading.tokens[reading.next - 1]
  if (token.kind === 'and' || token.kind === 'or') {
    return searchFault(`Nothing before ${shown(token.symbol)}`, token.position)
  }
  if (token.kind === 'not' || token.kind === 'prefix') {
    return searchFault(`${shown(token.symbol)} after another operator`, token.position)
  }
  if (before === undefined) return searchFault("')' without '('", token.position)
  if (before.kind === 'open' && token.kind === 'close') return searchFault('Empty parentheses', before.position)
  if (before.kind === 'open') return searchFault('Unclosed parenthesis', before.position)
  const symbol = 'symbol' in before ? before.symbol : ''
  return searchFault(`Nothing after ${shown(symbol)}`, before.position)
}
