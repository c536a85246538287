// The search language of people lists: the Lucene subset of auth0.md 4.1, read into the one filter tree. It owns the
// grammar and every refusal; which fields there are is the face's word, how they are found is storage's.
// It fails closed: what cannot be read for certain is refused with its place, nothing is dropped or widened.
// Two clauses without an operator mean AND. Lucene's default is OR, which would find more people with every word added.
import type { Filter } from '../kernel/filter.ts'
import { phraseCondition, rangeCondition, termCondition } from './clause-values.ts'
import { indexOfSpecial, type Letter, textOf } from './letters.ts'
import { searchFault, shown } from './search-error.ts'
import { type NamedField, readField, type SearchFields } from './search-field.ts'
import { maxSearchDepth } from './search-limits.ts'
import { countClause, missingClause, peek, type Reading, refuseGlued, take } from './search-reading.ts'
import type { Parenthesis, Prefix, Word } from './token.ts'
import { tokenize } from './tokenizer.ts'

/** The field that a group's values belong to: `email:(alice OR bob)`. Undefined outside such a group. */
type Scope = NamedField | undefined

export function parseSearch(text: string, fields: SearchFields): Filter {
  const reading: Reading = { tokens: tokenize(text), fields, next: 0, depth: 0, clauses: 0, plusAt: undefined }
  if (peek(reading).kind === 'end') throw searchFault('Empty search', 0)
  const filter = readOr(reading, undefined)
  const left = peek(reading)
  if (left.kind !== 'end') throw searchFault("')' without '('", left.position)
  return filter
}

/** Lucene lets `+a OR b` find only a. As a plain OR it would find more, so the two do not go together here. */
function readOr(reading: Reading, scope: Scope): Filter {
  const outerPlusAt = reading.plusAt
  reading.plusAt = undefined
  const parts = [readAnd(reading, scope)]
  while (peek(reading).kind === 'or') {
    take(reading)
    parts.push(readAnd(reading, scope))
  }
  if (parts.length > 1 && reading.plusAt !== undefined) throw searchFault("'+' beside OR", reading.plusAt)
  reading.plusAt = outerPlusAt
  return joined('or', parts)
}

function readAnd(reading: Reading, scope: Scope): Filter {
  const parts = [readNot(reading, scope)]
  for (let kind = peek(reading).kind; kind !== 'or' && kind !== 'close' && kind !== 'end'; kind = peek(reading).kind) {
    if (kind === 'and') take(reading)
    parts.push(readNot(reading, scope))
  }
  return joined('and', parts)
}

function joined(kind: 'and' | 'or', parts: readonly Filter[]): Filter {
  const [only] = parts
  return parts.length === 1 && only !== undefined ? only : { kind, parts }
}

function readNot(reading: Reading, scope: Scope): Filter {
  const token = peek(reading)
  if (token.kind === 'prefix') return readPrefixed(reading, token, scope)
  if (token.kind !== 'not') return readClause(reading, scope)
  take(reading)
  return { kind: 'not', part: readClause(reading, scope) }
}

function readPrefixed(reading: Reading, prefix: Prefix, scope: Scope): Filter {
  if (scope !== undefined) {
    // `(+1555)` and `(-5)` may be values as well as operators.
    const hint = 'Put quotes around a value, or write NOT.'
    throw searchFault(`'${prefix.symbol}' inside a field's parentheses`, prefix.position, hint)
  }
  take(reading)
  const following = peek(reading)
  if (following.kind !== 'end' && following.position !== prefix.end) {
    throw searchFault(`'${prefix.symbol}' before a space`, prefix.position)
  }
  if (prefix.symbol === '-') return { kind: 'not', part: readClause(reading, scope) }
  reading.plusAt ??= prefix.position
  return readClause(reading, scope)
}

function readClause(reading: Reading, scope: Scope): Filter {
  const token = peek(reading)
  switch (token.kind) {
    case 'open':
      return readGroup(reading, token, scope)
    case 'word':
      return scope === undefined ? readWordClause(reading, token) : readValue(reading, scope)
    case 'phrase':
    case 'range':
      return readValue(reading, scope)
    default:
      throw missingClause(reading, token)
  }
}

function readGroup(reading: Reading, open: Parenthesis, scope: Scope): Filter {
  if (reading.depth >= maxSearchDepth) {
    throw searchFault(`Parentheses more than ${maxSearchDepth} deep`, open.position)
  }
  take(reading)
  reading.depth += 1
  const filter = readOr(reading, scope)
  reading.depth -= 1
  if (peek(reading).kind !== 'close') throw searchFault('Unclosed parenthesis', open.position)
  take(reading)
  return filter
}

/** Only the first colon separates, so times and IPv6 addresses need no escapes: `last_ip:2001:db8::1`. */
function readWordClause(reading: Reading, word: Word): Filter {
  const colon = indexOfSpecial(word.letters, ':')
  if (colon < 0) return readValue(reading, undefined)
  if (colon === 0) throw searchFault("':' without a field", word.position)
  take(reading)
  const name = word.letters.slice(0, colon)
  const rest = word.letters.slice(colon + 1)
  const colonAt = word.letters[colon]?.position ?? word.position
  if (textOf(name) === '_exists_') return readExists(reading, word, rest, colonAt)
  const named = readField(name, reading.fields, word.position)
  return rest.length > 0 ? readTerm(reading, named, rest, word.end) : readSeparateValue(reading, named, colonAt)
}

function readExists(reading: Reading, word: Word, rest: readonly Letter[], colonAt: number): Filter {
  const following = peek(reading)
  const isSeparate = rest.length === 0 && following.kind === 'word'
  if (rest.length === 0 && !isSeparate) throw searchFault("'_exists_:' without a field", colonAt)
  if (isSeparate) take(reading)
  const letters = isSeparate ? following.letters : rest
  const { field } = readField(letters, reading.fields, letters[0]?.position ?? colonAt)
  countClause(reading, word.position)
  refuseGlued(reading, isSeparate ? following.end : word.end)
  return { kind: 'exists', field }
}

/** A value that is no part of the field's own word: a phrase, a range, a group, or a word after a space. */
function readSeparateValue(reading: Reading, named: NamedField, colonAt: number): Filter {
  const token = peek(reading)
  if (token.kind === 'open') return readGroup(reading, token, named)
  if (token.kind === 'word' || token.kind === 'phrase' || token.kind === 'range') return readValue(reading, named)
  throw searchFault(`Empty value for ${shown(named.name)}`, colonAt)
}

function readValue(reading: Reading, named: Scope): Filter {
  const token = take(reading)
  switch (token.kind) {
    case 'word':
      if (named !== undefined) refuseSecondField(reading, token)
      return readTerm(reading, named, token.letters, token.end)
    case 'phrase':
    case 'range':
      countClause(reading, token.position)
      refuseGlued(reading, token.end)
      return token.kind === 'phrase' ? phraseCondition(named, token) : rangeCondition(named, token)
    default:
      throw missingClause(reading, token)
  }
}

function readTerm(reading: Reading, named: Scope, letters: readonly Letter[], end: number): Filter {
  const position = letters[0]?.position ?? end
  countClause(reading, position)
  const filter = termCondition(named, letters, position)
  refuseGlued(reading, end)
  return filter
}

/** In `email: name:bob` the value was forgotten; taking `name:bob` for an address would hide it. */
function refuseSecondField(reading: Reading, word: Word): void {
  const name = textOf(word.letters.slice(0, Math.max(0, indexOfSpecial(word.letters, ':'))))
  if (name !== '_exists_' && (name === '' || reading.fields.resolve(name) === undefined)) return
  throw searchFault(`Field ${shown(name)} in place of a value`, word.position, 'Put quotes around it to search for it.')
}
