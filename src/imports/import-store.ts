import type { JsonObject } from '../kernel/json.ts'
import type { Page, PageRequest } from '../kernel/page.ts'
import type { RefusedRecord } from './import-fault.ts'
import type { OfferedUser, UpsertChanges } from './offered-user.ts'

/** A part of an upload: records packed by `packRecords`, and compressed. */
export interface StoredBatch {
  /** Order in the file, from 1. */
  readonly sequence: number
  readonly records: Buffer
}

/** Somebody who already has an identifier of an offered record. */
export interface Match {
  readonly position: number
  readonly identifier: 'id' | 'email' | 'username' | 'phoneNumber' | 'linked'
  readonly userId: string
}

/** Somebody an upsert is about to change, locked until the transaction ends. */
export interface MatchedUser {
  readonly id: string
  readonly connectionId: string
  readonly subject: string
  readonly appMetadata: JsonObject | null
  readonly userMetadata: JsonObject | null
}

export interface UserUpsert extends Pick<OfferedUser, 'password'> {
  readonly matched: MatchedUser
  /** Metadata as it will be, merged already; everything else as the record has it. */
  readonly changes: UpsertChanges
}

/** What imports ask of storage: whole sets at a time. */
export interface ImportStore {
  keepBatch(jobId: string, batch: StoredBatch): Promise<void>
  /** The first batch behind a sequence. */
  nextBatch(jobId: string, afterSequence: number): Promise<StoredBatch | null>
  /** Drops a batch that is about to be applied in this transaction; false when somebody applied it already. */
  takeBatch(jobId: string, sequence: number): Promise<boolean>
  findMatches(offered: readonly OfferedUser[]): Promise<readonly Match[]>
  /** Throws `user_exists` when somebody took an identifier since `findMatches`: then nothing is stored. */
  insertUsers(offered: readonly OfferedUser[]): Promise<void>
  lockMatched(userIds: readonly string[]): Promise<readonly MatchedUser[]>
  updateUsers(upserts: readonly UserUpsert[], at: Date): Promise<void>
  keepRefused(jobId: string, refused: readonly RefusedRecord[]): Promise<void>
  /** In order of position. */
  listRefused(jobId: string, page: PageRequest): Promise<Page<RefusedRecord>>
  /** Lets the planner know of many new people at once, where it does not know yet. */
  refreshStatistics(): Promise<void>
}
