import type { JsonObject } from '../kernel/json.ts'
import type { Page, PageRequest } from '../kernel/page.ts'
import type { FileFormat, FileShape } from './file-shape.ts'
import type { CheckCounts, ImportFile, RunOptions } from './import-file.ts'
import type { UpsertChanges } from './offered-user.ts'

/** Absence is `null` or `false`. */
export interface ImportFileStore {
  find(id: string): Promise<ImportFile | null>
  /** Beside a job that still receives. */
  insert(file: NewImportFile): Promise<void>
  /** It is checked as this from now on, by that job. */
  keepCheck(id: string, checked: CheckedAs): Promise<void>
  /** It runs with these; false when it ran before. */
  keepRun(id: string, options: RunOptions): Promise<boolean>
  /** Makes a job whose upload still arrives wait until then; false when it is one no more. */
  keepUntil(id: string, until: Date): Promise<boolean>

  /** Beside a job of a check. */
  insertCheck(checkId: string): Promise<void>
  findCheck(checkId: string): Promise<CheckCounts | null>
  /** Holds the check until the transaction ends; null when this batch was checked before. */
  takeCheckStep(checkId: string, sequence: number): Promise<CheckCounts | null>
  keepCounts(checkId: string, counts: CheckCounts): Promise<void>
  /** Notes identifiers, and answers which of them were noted before. */
  noteSeen(checkId: string, identifiers: readonly string[]): Promise<ReadonlySet<string>>
  forgetSeen(checkId: string): Promise<void>
  /** What an import may change, as it is now, by the ids of people. */
  currentOf(userIds: readonly string[]): Promise<ReadonlyMap<string, CurrentUser>>

  /** Holds a run against being stopped until the transaction ends; false when it was. */
  hold(id: string): Promise<boolean>
  addSkipped(id: string, count: number): Promise<void>
  keepPeople(id: string, people: readonly NewPerson[], at: Date): Promise<void>
  /** In the order of the file. Throws `invalid_cursor`. */
  listPeople(id: string, page: PageRequest): Promise<Page<ImportedPerson>>
  /** For whoever takes it back: with version 0 where somebody signed in since. */
  listUntouched(id: string, after: number, atMost: number): Promise<readonly UntouchedPerson[]>
  countPeople(id: string): Promise<number>

  setPaused(id: string, isPaused: boolean): Promise<void>
  /** Waits for the batches under way; nothing is applied any more, and what was not is forgotten. */
  stop(id: string): Promise<void>
  /** A job that waits may be taken from now on. */
  wake(id: string, at: Date): Promise<void>
  /** False where another job took it back. */
  noteUndone(id: string, by: string): Promise<boolean>
}

export interface NewImportFile {
  readonly id: string
  readonly format: FileFormat
  readonly columns: readonly string[]
  readonly total: number
}

export interface CheckedAs {
  readonly shape: FileShape
  readonly connection: string
  readonly checkId: string
}

export interface CurrentUser extends UpsertChanges {
  readonly id: string
  readonly connectionId: string
  readonly appMetadata?: JsonObject
  readonly userMetadata?: JsonObject
}

export interface NewPerson {
  readonly position: number
  readonly userId: string
}

export interface ImportedPerson extends NewPerson {
  readonly email: string | null
  readonly name: string | null
}

export interface UntouchedPerson extends NewPerson {
  readonly version: number
}
