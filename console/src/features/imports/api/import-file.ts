// An import in steps: the file as the server keeps it, what its check found, and what its run did.
export const fileFormats = ['csv', 'ndjson', 'json', 'auth0', 'keycloak', 'clerk'] as const
export type FileFormat = (typeof fileFormats)[number]

interface JobPart {
  readonly id: string
  readonly status: 'scheduled' | 'pending' | 'processing' | 'completed' | 'failed' | 'cancelled'
  readonly failure: string | null
  readonly progress: {
    readonly inserted: number
    readonly updated: number
    readonly failed: number
    readonly total: number | null
  }
}

export interface FileColumn {
  readonly name: string
  /** What its name says it is. */
  readonly guess: string | null
  /** What it becomes, as it was last checked; the guess before that. */
  readonly field: string | null
}

export interface ImportCheck {
  readonly job: JobPart
  readonly creates: number
  readonly changes: number
  readonly unchanged: number
  readonly invalid: number
  readonly duplicates: number
  readonly reasons: readonly { readonly code: string; readonly path: string | null; readonly count: number }[]
}

export type OnConflict = 'skip' | 'update' | 'fail'

export interface ImportRun {
  readonly job: JobPart
  readonly onConflict: OnConflict
  readonly created: number
  readonly changed: number
  readonly skipped: number
  readonly refused: number
  readonly isPaused: boolean
  readonly canUndo: boolean
  readonly undoUntil: string | null
  readonly undoneBy: string | null
}

export interface ImportFile {
  readonly id: string
  readonly format: FileFormat
  readonly total: number
  readonly columns: readonly FileColumn[]
  readonly preview: readonly { readonly line: number; readonly cells: readonly string[] }[]
  readonly connection: string | null
  readonly check: ImportCheck | null
  readonly run: ImportRun | null
}

export interface CheckOrder {
  readonly mapping?: readonly { readonly column: string; readonly field: string | null }[]
  readonly password?: { readonly algorithm: string }
  readonly connection?: string
}

export interface RunOrder {
  readonly onConflict: OnConflict
  /** Of an update: what alone users get who are here already; all that the file has where left out. */
  readonly updateFields?: readonly string[]
  readonly emailVerified: boolean | null
  readonly sendInvitations: boolean
  readonly organizationId?: string
  readonly roleId?: string
}

export function takesMapping(format: FileFormat): boolean {
  return format === 'csv' || format === 'ndjson' || format === 'json'
}

export function isUnderWay({ status }: JobPart): boolean {
  return status === 'pending' || status === 'processing'
}
