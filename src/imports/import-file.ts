// A file that was uploaded to be imported in steps: mapped, checked as a whole, then run. Until it runs it is a job that
// still receives, so that nobody works on it and an upload that nobody comes back to goes by itself.
import type { FileFormat, FileShape } from './file-shape.ts'

export interface ImportFile {
  /** The id of the job that it becomes. */
  readonly id: string
  readonly format: FileFormat
  readonly columns: readonly string[]
  readonly total: number
  /** As it was last checked; null before that. */
  readonly shape: FileShape | null
  /** The name of the connection people go to; null before it was checked. */
  readonly connection: string | null
  readonly checkId: string | null
  /** Null until it runs. */
  readonly options: RunOptions | null
  readonly skipped: number
  readonly isPaused: boolean
  readonly isStopped: boolean
  readonly undoneBy: string | null
}

/** Whom a record meets that is there already: they stay as they are, are changed, or the record is refused. */
export const onConflicts = ['skip', 'update', 'fail'] as const
export type OnConflict = (typeof onConflicts)[number]

export interface RunOptions {
  readonly onConflict: OnConflict
  /** Of an update: the fields somebody gets who is here already. Left out: all that the file has. */
  readonly updateFields?: readonly string[]
  /** What every address counts as; null: what the file says. */
  readonly emailVerified: boolean | null
  /** Mails a link that sets a password to whoever is new and has none. */
  readonly sendsInvitations: boolean
  readonly organizationId: string | null
  readonly roleId: string | null
}

export interface CheckCounts {
  readonly creates: number
  readonly changes: number
  readonly unchanged: number
  readonly invalid: number
  readonly duplicates: number
  /** How many records were refused for each first fault, by its code and field. */
  readonly reasons: Readonly<Record<string, number>>
}

export const nothingChecked: CheckCounts = {
  creates: 0,
  changes: 0,
  unchanged: 0,
  invalid: 0,
  duplicates: 0,
  reasons: {},
}

/** How long an upload waits for its next step. */
export const uploadHours = 24
export const undoHours = 24
