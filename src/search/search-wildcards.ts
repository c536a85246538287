import type { FilterField } from '../kernel/filter.ts'
import { indexOfSpecial, isSpecial, type Letter } from './letters.ts'
import { searchFault, shown } from './search-error.ts'
import type { NamedField } from './search-field.ts'
import { maxWildcardsPerTerm, minWildcardLetters } from './search-limits.ts'

/** The texts between the unescaped stars, stars in a row counting as one: `a**b` is ['a','b'], `ann` is ['ann']. */
export function piecesOf(letters: readonly Letter[]): string[] {
  const pieces = ['']
  letters.forEach((letter, index) => {
    if (!isSpecial(letter, '*')) pieces[pieces.length - 1] += letter.unit
    else if (!isSpecial(letters[index - 1], '*')) pieces.push('')
  })
  return pieces
}

/** A star with nothing beside it. */
export function isLoneStar(pieces: readonly string[]): boolean {
  return pieces.length > 1 && pieces.every((piece) => piece === '')
}

/** auth0.md 4.2 rules 8 and 9: one letter is enough before the only star, any other use needs three. */
export function refuseCostlyWildcards(pieces: readonly string[], letters: readonly Letter[]): void {
  const position = starPosition(letters)
  if (pieces.length - 1 > maxWildcardsPerTerm) {
    throw searchFault(`More than ${maxWildcardsPerTerm} wildcards in one term`, position)
  }
  const isPrefix = pieces.length === 2 && pieces[1] === ''
  const letterCount = Array.from(pieces.join('')).length
  if (isPrefix || letterCount >= minWildcardLetters) return
  const hint = `Only a wildcard at the very end may stand with fewer than ${minWildcardLetters} characters.`
  throw searchFault('Wildcard with too little text', position, hint)
}

/** auth0.md 4.2 rule 11. Numbers, booleans and dates have no text that a pattern could fit. */
export function refuseWildcards(named: NamedField, letters: readonly Letter[]): void {
  if (named.field.wildcards && isTextual(named.field)) return
  const hint = `Search for the whole value, or write '\\*' for a star.`
  throw searchFault(`Wildcard not possible for ${shown(named.name)}`, starPosition(letters), hint)
}

/** Where wildcards are off for text, `field:*` is one too; for a number or a date it can only mean that there is one. */
export function refuseLoneStar(named: NamedField, letters: readonly Letter[]): void {
  if (named.field.wildcards || !isTextual(named.field)) return
  const hint = `Write '_exists_:' and the field to ask whether there is a value.`
  throw searchFault(`Wildcard not possible for ${shown(named.name)}`, starPosition(letters), hint)
}

function isTextual(field: FilterField): boolean {
  return field.type === 'text' || field.type === 'folded' || field.type === 'json'
}

function starPosition(letters: readonly Letter[]): number {
  return letters[indexOfSpecial(letters, '*')]?.position ?? 0
}
