// Cuts a search text into tokens and resolves its escapes. It knows no field and no type: whether a colon inside a
// word separates a field, and what a star may do, is for the parser. One pass, no regular expression that can repeat.
import { type Letter, spells } from './letters.ts'
import { type SearchError, searchFault, shown } from './search-error.ts'
import { maxSearchCharacters } from './search-limits.ts'
import type { Operator, Phrase, Range, Token, Word } from './token.ts'

export function tokenize(text: string): Token[] {
  refuseUnreadable(text)
  const tokens: Token[] = []
  let at = skipSpace(text, 0)
  while (at < text.length) {
    const token = readToken(text, at)
    tokens.push(token)
    at = skipSpace(text, token.end)
  }
  tokens.push({ kind: 'end', position: text.length, end: text.length })
  return tokens
}

function refuseUnreadable(text: string): void {
  if (text.length > maxSearchCharacters) {
    throw searchFault(`Search longer than ${maxSearchCharacters} characters`, maxSearchCharacters)
  }
  const nul = text.indexOf('\0')
  if (nul >= 0) throw searchFault('NUL character', nul)
  // With the `u` flag only a surrogate without its partner is one by itself.
  const loneSurrogate = text.search(/\p{Surrogate}/u)
  if (loneSurrogate >= 0) throw searchFault('Broken Unicode character', loneSurrogate)
}

function readToken(text: string, at: number): Token {
  const unit = text.charAt(at)
  const one = { position: at, end: at + 1 }
  switch (unit) {
    case '(':
      return { kind: 'open', ...one }
    case ')':
      return { kind: 'close', ...one }
    case '"':
      return readPhrase(text, at)
    case '[':
    case '{':
      return readRange(text, at)
    case ']':
    case '}':
      throw searchFault(`'${unit}' without the start of a range`, at, `Write '\\${unit}' to search for it.`)
    case '+':
    case '-':
      return { kind: 'prefix', symbol: unit, ...one }
    case '!':
      return { kind: 'not', symbol: unit, ...one }
    default:
      return readSymbolOperator(text, at) ?? asOperator(readWord(text, at))
  }
}

function readSymbolOperator(text: string, at: number): Operator | undefined {
  if (text.startsWith('&&', at)) return { kind: 'and', symbol: '&&', position: at, end: at + 2 }
  if (text.startsWith('||', at)) return { kind: 'or', symbol: '||', position: at, end: at + 2 }
  return undefined
}

/** auth0.md 4.2 rule 2: capitals alone make an operator. */
function asOperator(word: Word): Word | Operator {
  const place = { position: word.position, end: word.end }
  if (spells(word.letters, 'AND')) return { kind: 'and', symbol: 'AND', ...place }
  if (spells(word.letters, 'OR')) return { kind: 'or', symbol: 'OR', ...place }
  if (spells(word.letters, 'NOT')) return { kind: 'not', symbol: 'NOT', ...place }
  return word
}

function readWord(text: string, start: number): Word {
  const letters: Letter[] = []
  let at = start
  while (at < text.length && !endsWord(text.charAt(at))) {
    const isEscaped = text.charAt(at) === '\\'
    const unit = isEscaped ? escapedUnit(text, at) : text.charAt(at)
    if (!isEscaped) refuseUnsupported(text, at)
    letters.push({ unit, isEscaped, position: at })
    at += isEscaped ? 2 : 1
  }
  return { kind: 'word', letters, position: start, end: at }
}

/** auth0.md 4.2 rules 21 and 22. Lucene reads `a&&b` as text and the rules call it an operator, so it is neither here. */
function refuseUnsupported(text: string, at: number): void {
  const unit = text.charAt(at)
  if (unit === '~') throw searchFault(`Fuzzy search '~' is not offered, found`, at, `Write '\\~' to search for it.`)
  if (unit === '^') throw searchFault(`Boost '^' is not offered, found`, at, `Write '\\^' to search for it.`)
  if (text.startsWith('&&', at) || text.startsWith('||', at)) {
    const symbol = unit + unit
    throw searchFault(`'${symbol}' inside a term`, at, `Put spaces around it, or quotes around the term.`)
  }
}

function readPhrase(text: string, start: number): Phrase {
  let content = ''
  let at = start + 1
  while (text.charAt(at) !== '"') {
    if (at >= text.length) throw searchFault('Unclosed quote', start)
    const isEscaped = text.charAt(at) === '\\'
    content += isEscaped ? escapedUnit(text, at) : text.charAt(at)
    at += isEscaped ? 2 : 1
  }
  return { kind: 'phrase', text: content, position: start, end: at + 1 }
}

/** `[a TO b]`, where either side may be open, exclusive (`{`, `}`) or quoted. Nothing in here is an operator. */
function readRange(text: string, start: number): Range {
  const from = readRangeValue(text, start, skipSpace(text, start + 1))
  const separator = readRangeValue(text, start, skipSpace(text, from.end))
  if (separator.kind !== 'word' || !spells(separator.letters, 'TO')) throw rangeFault(separator.position)
  const to = readRangeValue(text, start, skipSpace(text, separator.end))
  const close = skipSpace(text, to.end)
  if (close >= text.length) throw searchFault('Unclosed range', start)
  const closing = text.charAt(close)
  if (closing !== ']' && closing !== '}') throw rangeFault(close)
  return {
    kind: 'range',
    from: { value: from, inclusive: text.charAt(start) === '[' },
    to: { value: to, inclusive: closing === ']' },
    position: start,
    end: close + 1,
  }
}

function readRangeValue(text: string, rangeStart: number, at: number): Word | Phrase {
  if (at >= text.length) throw searchFault('Unclosed range', rangeStart)
  const value = text.charAt(at) === '"' ? readPhrase(text, at) : readWord(text, at)
  if (value.end === at) throw rangeFault(at)
  return value
}

function rangeFault(position: number): SearchError {
  return searchFault('Range that cannot be read', position, `Write it as '[from TO to]', with '*' for an open end.`)
}

/** Letters and digits take no backslash: Lucene gives `\u0041` a meaning, others `\n`, and a guess would be silent. */
function escapedUnit(text: string, at: number): string {
  const unit = text.charAt(at + 1)
  if (unit === '') throw searchFault('Unfinished escape', at, `Write '\\\\' for a backslash.`)
  if (/[\p{L}\p{N}]/u.test(unit)) {
    throw searchFault(`Unknown escape ${shown(`\\${unit}`)}`, at, `Write '\\\\' for a backslash.`)
  }
  return unit
}

function skipSpace(text: string, start: number): number {
  let at = start
  while (isSpace(text.charAt(at))) at += 1
  return at
}

function endsWord(unit: string): boolean {
  return isSpace(unit) || (unit !== '' && '()[]{}"'.includes(unit))
}

/** Lucene's white space: the ideographic space is a separator too, a no-break space is text. */
function isSpace(unit: string): boolean {
  return unit !== '' && ' \t\n\r\u3000'.includes(unit)
}
