import type { Filter } from '../kernel/filter.ts'
import type { Page, PageRequest } from '../kernel/page.ts'
import type { BulkAction, BulkJob, BulkOptions, BulkOutcome, BulkResult } from './bulk-job.ts'

/** Absence is `null`. */
export interface BulkStore {
  find(jobId: string): Promise<BulkJob | null>
  /** Those of the jobs that are bulk jobs. */
  ofJobs(jobIds: readonly string[]): Promise<readonly BulkJob[]>
  /** Beside a job that was inserted in the same transaction. */
  insert(job: NewBulkJob): Promise<void>
  /** Further people, in this order; whoever is there already stays where they are. */
  addPeople(jobId: string, people: readonly MeantPerson[]): Promise<void>
  /** Everybody is there now: how many they are is known, and what they matched is forgotten. */
  endCollecting(jobId: string): Promise<void>
  /** Who is still to be found; null where everybody is there. */
  toCollect(jobId: string): Promise<ToCollect | null>
  /** Ids of people, in their order, after that one. */
  matching(asked: ToCollect, at: Date, after: string | null, atMost: number): Promise<readonly string[]>
  /** Those who wait, in their order; whoever was tried before comes later. */
  listWaiting(jobId: string, atMost: number): Promise<readonly (WaitingPerson & { tries: number })[]>
  /**
   * Holds the job until the transaction ends, so that nobody else takes anybody, and answers who waits at these places:
   * without those whom somebody took, and nobody where the job was stopped.
   */
  take(jobId: string, positions: readonly number[]): Promise<readonly WaitingPerson[]>
  /** What came of it, the same for all of them, counted; whoever was changed, with the version they were left with. */
  settle(jobId: string, positions: readonly number[], result: SettledResult): Promise<void>
  /** Another try, after everybody else; answers how many there were. */
  postpone(jobId: string, position: number): Promise<number>
  /**
   * Holds the job as `take` does, and lets those wait again who were left as the last administrator of their organization:
   * their places. Null where the job was stopped.
   */
  takeLastAdministrators(jobId: string): Promise<readonly WaitingPerson[] | null>
  /** Nobody is taken any more; waits for whoever is being changed. */
  stop(jobId: string): Promise<void>
  /** Those with whom it failed wait again, for the version they had to have; answers how many. */
  retryFailed(jobId: string): Promise<number>
  /** What a second person approved stands in for no right any more. */
  withdrawApproval(jobId: string): Promise<void>
  /** Whoever was changed, each with the version they were left with. */
  listChanged(jobId: string, after: number, atMost: number): Promise<readonly (MeantPerson & { position: number })[]>
  /** False where another job took it back. */
  noteUndone(jobId: string, by: string): Promise<boolean>
  /** In the order of the selection. Throws `invalid_cursor`. */
  listResults(jobId: string, outcome: BulkOutcome | null, page: PageRequest): Promise<Page<BulkResult>>
  /** What is known of each of the people, in a fixed number of statements; whoever is not there is left out. */
  factsOf(userIds: readonly string[], asked: AskedFacts, at: Date): Promise<ReadonlyMap<string, PersonFacts>>
  /**
   * Organizations that would be left without an administrator if all of these people went, each with the one who goes
   * last; of one organization, or of all.
   */
  lastAdministrators(userIds: readonly string[], organizationId: string | null, at: Date): Promise<LastAdministrators>
}

/** Ids of people with the name of an organization. */
export type LastAdministrators = ReadonlyMap<string, string>

export interface NewBulkJob {
  readonly id: string
  readonly action: BulkAction
  readonly options: BulkOptions
  readonly collect: ToCollect | null
  readonly runAt: Date | null
  readonly undoes: string | null
}

export interface ToCollect {
  readonly filter: Filter | null
  readonly asOf: Date
}

export interface MeantPerson {
  readonly userId: string
  /** The one they must still have; null: any. */
  readonly version: number | null
}

export interface WaitingPerson extends MeantPerson {
  readonly position: number
}

export interface SettledResult {
  readonly outcome: Exclude<BulkOutcome, 'waiting'>
  readonly reason: string | null
  readonly message: string | null
  readonly at: Date
}

export type AskedFacts = Pick<BulkOptions, 'roleId' | 'organizationId'>

export interface PersonFacts {
  readonly label: string
  readonly email: string | null
  readonly version: number
  readonly isSuspended: boolean
  readonly mayComeIn: boolean
  /** Somebody with a password of ours. */
  readonly isInDatabase: boolean
  readonly sessions: number
  /** Authorizations with a live refresh token. */
  readonly refreshTokens: number
  readonly apiKeys: number
  /** In the organization that was asked for, or in the whole application. */
  readonly holdsRole: boolean
  readonly isMember: boolean
}
