// The words of the search box: each must occur somewhere in what a person is known by.
import { RollcallError } from '../../../kernel/errors.ts'
import type { Filter } from '../../../kernel/filter.ts'
import { idField } from './search-fields.ts'

/** Shorter pieces have no entry in the index of letters, so everybody would have to be read. */
export const minSearchLetters = 3
const maxSearchWords = 10

export interface FreeSearch {
  readonly filter: Filter
  /** True where the words are too short to be looked for inside names, so that only a whole value can match. */
  readonly isWholeValue: boolean
}

/** Null where nothing was typed. */
export function freeSearch(text: string): FreeSearch | null {
  const words = text.split(/\s+/).filter((word) => word !== '')
  if (words.length === 0) return null
  if (words.length > maxSearchWords) throw refusal(`Search for at most ${maxSearchWords} words at once.`)
  if (words.every((word) => [...word].length < minSearchLetters)) {
    return { filter: { kind: 'known-as', pieces: [words.join(' ')] }, isWholeValue: true }
  }
  const parts = words.map(wordFilter)
  const [only] = parts
  return { filter: parts.length === 1 && only !== undefined ? only : { kind: 'and', parts }, isWholeValue: false }
}

/** An id is looked up from its beginning: it is the one thing people are known by that nobody types in parts. */
function wordFilter(word: string): Filter {
  const anywhere: Filter = { kind: 'known-as', pieces: ['', word, ''] }
  if (!word.includes('|')) return anywhere
  return { kind: 'or', parts: [anywhere, { kind: 'matches', field: idField, pieces: [word, ''] }] }
}

export function tooShort(): RollcallError {
  return refusal(
    `Nobody is known by exactly this. Type at least ${minSearchLetters} characters to search inside names.`,
  )
}

function refusal(message: string): RollcallError {
  return new RollcallError('invalid_search', message, { details: [{ field: 'search', message }] })
}
