import type { RecoveryRequest } from './recovery-request.ts'

/** What is on record of whoever has the address, as it was when the request was made. */
export interface RecoveryFacts {
  readonly personName: string | null
  readonly lastSignInAt: Date | null
  readonly lastSignInIp: string | null
  /** Among the newest of their sign-ins there was one with the same browser. Null where nobody can tell. */
  readonly isKnownDevice: boolean | null
  /** Requests for the same address in the 90 days before, counted to `earlierAtMost`. */
  readonly earlierRequests: number
  /** When the address was changed last, before the request. */
  readonly emailChangedAt: Date | null
}

export interface SimilarPerson {
  readonly userId: string
  readonly email: string
  readonly name: string | null
}

export const earlierDays = 90
export const earlierAtMost = 10

/** How long a link waits for somebody after the approval. */
export interface RecoveryWait {
  readonly hours: number
  /** Whose own time that is; null: the application's. */
  readonly organization: { readonly id: string; readonly name: string } | null
}

/** Read in one statement for all the requests of a page; each part of it is bounded. */
export interface RecoveryFactStore {
  /** By the id of the request; all of them are there. */
  factsOf(requestIds: readonly string[]): Promise<ReadonlyMap<string, RecoveryFacts>>
  /**
   * The longest of what their organizations ask for, of which those without a time of their own ask for the usual one.
   * Null for whoever belongs to none.
   */
  longestWait(userId: string, usualHours: number): Promise<RecoveryWait | null>
  /** People of the same pool who have one of these addresses. */
  findPeople(emails: readonly string[], organizationId: string | null): Promise<readonly SimilarPerson[]>
}

export type Weighed = Pick<
  RecoveryRequest,
  'id' | 'email' | 'userId' | 'organizationId' | 'ip' | 'userAgent' | 'createdAt' | 'timesAsked'
>
