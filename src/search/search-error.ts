import { RollcallError } from '../kernel/errors.ts'

/** A search text that cannot be read. `position` counts UTF-16 units from 0, as JavaScript and browsers do. */
export class SearchError extends RollcallError {
  readonly position: number

  constructor(message: string, position: number) {
    super('invalid_search', message, { details: [{ field: 'q', message }] })
    this.position = position
  }
}

/** "Unclosed quote at position 7. Close it with …": what and where, then how to mend it where that is not plain. */
export function searchFault(what: string, position: number, hint?: string): SearchError {
  const sentence = `${what} at position ${position}.`
  return new SearchError(hint === undefined ? sentence : `${sentence} ${hint}`, position)
}

const maxShownLetters = 40

/** A piece of the caller's text for a message: quoted and cut, for it may be thousands of letters long. */
export function shown(text: string): string {
  const letters = Array.from(text)
  return letters.length <= maxShownLetters ? `'${text}'` : `'${letters.slice(0, maxShownLetters).join('')}…'`
}
