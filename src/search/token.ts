import type { Letter } from './letters.ts'

/** `position` is the token's first character, `end` the place just behind its last. */
interface Place {
  readonly position: number
  readonly end: number
}

export interface Word extends Place {
  readonly kind: 'word'
  readonly letters: readonly Letter[]
}

export interface Phrase extends Place {
  readonly kind: 'phrase'
  readonly text: string
}

export interface RangeEnd {
  readonly value: Word | Phrase
  readonly inclusive: boolean
}

export interface Range extends Place {
  readonly kind: 'range'
  readonly from: RangeEnd
  readonly to: RangeEnd
}

export interface Operator extends Place {
  readonly kind: 'and' | 'or' | 'not'
  readonly symbol: string
}

/** A `+` or `-` at the front of a clause. */
export interface Prefix extends Place {
  readonly kind: 'prefix'
  readonly symbol: '+' | '-'
}

export interface Parenthesis extends Place {
  readonly kind: 'open' | 'close'
}

export type Token = Word | Phrase | Range | Operator | Prefix | Parenthesis | (Place & { readonly kind: 'end' })
