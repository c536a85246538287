// One clause's value as a condition: the choice between comparison, wildcard and plain value, for a named field or,
// without one, for the texts a person is known by (auth0.md 4.2 rules 4 and 5: a bare term never looks into metadata).
import type { Filter } from '../kernel/filter.ts'
import { isSpecial, type Letter, spells, textOf } from './letters.ts'
import { searchFault, shown } from './search-error.ts'
import type { NamedField } from './search-field.ts'
import { comparisonFilter, rangeFilter } from './search-ranges.ts'
import { equalsFilter } from './search-values.ts'
import { isLoneStar, piecesOf, refuseCostlyWildcards, refuseLoneStar, refuseWildcards } from './search-wildcards.ts'
import type { Phrase, Range } from './token.ts'

export function termCondition(named: NamedField | undefined, letters: readonly Letter[], position: number): Filter {
  refuseOtherMeanings(letters, position)
  return named === undefined ? bareTerm(letters, position) : fieldTerm(named, letters, position)
}

/** Within quotes a star is a star (auth0.md 4.2 rule 3). */
export function phraseCondition(named: NamedField | undefined, phrase: Phrase): Filter {
  if (named !== undefined) {
    return equalsFilter(named, { text: phrase.text, isQuoted: true, position: phrase.position })
  }
  if (phrase.text === '') throw searchFault('Empty quotes', phrase.position)
  return { kind: 'known-as', pieces: [phrase.text] }
}

export function rangeCondition(named: NamedField | undefined, range: Range): Filter {
  if (named === undefined) throw searchFault('Range without a field', range.position)
  return rangeFilter(named, range)
}

function bareTerm(letters: readonly Letter[], position: number): Filter {
  const pieces = piecesOf(letters)
  if (isLoneStar(pieces)) throw searchFault("'*' without a field", position, 'Leave the search out to find everybody.')
  if (pieces.length > 1) refuseCostlyWildcards(pieces, letters)
  return { kind: 'known-as', pieces }
}

function fieldTerm(named: NamedField, letters: readonly Letter[], position: number): Filter {
  const comparison = comparisonFilter(named, letters)
  if (comparison !== undefined) return comparison
  const pieces = piecesOf(letters)
  if (isLoneStar(pieces)) {
    refuseLoneStar(named, letters)
    return { kind: 'exists', field: named.field }
  }
  if (pieces.length === 1) return equalsFilter(named, { text: textOf(letters), isQuoted: false, position })
  refuseWildcards(named, letters)
  refuseCostlyWildcards(pieces, letters)
  return { kind: 'matches', field: named.field, pieces }
}

/** What Lucene would not read as the text it looks like (auth0.md 4.2 rules 21 and 22). */
function refuseOtherMeanings(letters: readonly Letter[], position: number): void {
  const hint = 'Put quotes around it to search for it.'
  const [first] = letters
  if (isSpecial(first, '/')) throw searchFault('Regular expressions are not offered, found one', position, hint)
  if (isSpecial(first, '!')) throw searchFault("'!' at the start of a value", position, hint)
  const operator = ['AND', 'OR', 'NOT'].find((word) => spells(letters, word))
  if (operator !== undefined) throw searchFault(`Operator ${shown(operator)} in place of a value`, position, hint)
}
