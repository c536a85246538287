import type { JsonObject } from '../kernel/json.ts'
import type { Page, PageRequest } from '../kernel/page.ts'
import type { Origin, ProofOfPerson, Session } from './session.ts'

/**
 * Only live sessions exist for a reader: of the person's present security version, within both limits, and of somebody
 * who is not blocked. Absence is `null`.
 */
export interface SessionStore {
  /** One indexed read on the primary, the check of every request (security.md 5.4). */
  findBySecret(hash: Buffer, now: Date): Promise<Session | null>
  find(id: string, now: Date): Promise<Session | null>
  /** The same, and kept from ending until the transaction ends: what is issued in it is not missed by who ends it. */
  hold(id: string, now: Date): Promise<Session | null>
  /** Newest first. */
  listOf(userId: string, page: PageRequest, now: Date): Promise<Page<Session>>
  /** The live ones of a person; none of an impersonation. */
  countOwn(userId: string, now: Date): Promise<number>
  insert(session: Session, secretHash: Buffer): Promise<void>
  /** Moves times forward, never back. */
  touch(id: string, at: Date, idleExpiresAt: Date, last: Origin): Promise<void>
  /** A new secret under the same id (SES-01), proofs added, and the version of a person who just changed it. */
  renew(id: string, secretHash: Buffer, changes: SessionRenewal): Promise<boolean>
  noteClient(id: string, clientId: string): Promise<void>
  setMetadata(id: string, metadata: JsonObject | null): Promise<void>
  /** What was ended, live or not, so that others can be told; null when there was none. */
  remove(id: string): Promise<EndedSession | null>
  /** Every session of a person but the one named. */
  removeAllOf(userId: string, except?: string): Promise<readonly EndedSession[]>
  /** Of the live sessions of a person but the one named: all beyond so many, the oldest. None of an impersonation. */
  removeOldestOf(userId: string, beyond: number, except: string, now: Date): Promise<readonly EndedSession[]>
  /** Forgets those whose absolute end lies before this time. */
  removeEnded(before: Date): Promise<void>
}

export interface SessionRenewal {
  readonly methods: readonly ProofOfPerson[]
  readonly authenticatedAt: Date
  readonly securityVersion: number
}

export interface EndedSession {
  readonly id: string
  readonly userId: string
  readonly clientIds: readonly string[]
}
