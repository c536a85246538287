// The log as a file: a line that says whose it is, then a line an event, each a JSON object.
import type { ByField, ClearFields } from './leaf.ts'

export interface LogHeader {
  readonly format: typeof logFormat
  /** The origin of its checkpoints. */
  readonly log: string
  readonly key: string
  /** A signed note of the tree that the file holds. */
  readonly checkpoint: string
  readonly exportedAt: string
}

export const logFormat = 'rollcall-audit-1'

interface Sealed {
  readonly sequence: number
  /** In base64url, as the signature. */
  readonly leafHash: string
  readonly signature: string
}

export interface EventLine extends Sealed, ClearFields {
  readonly commitments: ByField<string>
  readonly salts: ByField<string>
  readonly values: ByField<unknown>
}

/** Of what lost its content to age, this is left. */
export type HashLine = Sealed

/** Stands in the directory, and no number was ever given to it. */
export interface StrayLine {
  readonly stray: string
}

export type LogLine = EventLine | HashLine | StrayLine
