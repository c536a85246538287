/** One UTF-16 unit of an unquoted word after its escapes are resolved. */
export interface Letter {
  readonly unit: string
  /** True where a backslash stood before it: it is text then, whatever it would otherwise mean. */
  readonly isEscaped: boolean
  readonly position: number
}

export function textOf(letters: readonly Letter[]): string {
  return letters.map((letter) => letter.unit).join('')
}

/** Whether this is the given character with its special meaning. */
export function isSpecial(letter: Letter | undefined, unit: string): boolean {
  return letter !== undefined && letter.unit === unit && !letter.isEscaped
}

/** The place of the first one that has its special meaning, or -1. */
export function indexOfSpecial(letters: readonly Letter[], unit: string): number {
  return letters.findIndex((letter) => isSpecial(letter, unit))
}

/** Whether the letters are this word with nothing escaped. */
export function spells(letters: readonly Letter[], word: string): boolean {
  return letters.length === word.length && letters.every((letter, index) => isSpecial(letter, word.charAt(index)))
}
