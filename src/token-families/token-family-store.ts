import type { JsonObject } from '../kernel/json.ts'
import type { Page, PageRequest } from '../kernel/page.ts'
import type { Origin } from '../sessions/session.ts'
import type { TokenFamily } from './token-family.ts'

/** Absence is `null`. */
export interface TokenFamilyStore {
  /** As it is, revoked or not. */
  find(id: string): Promise<TokenFamily | null>
  /** What an access token of the family may do now; null when family, person, client or key no longer stand for it. */
  standing(id: string, keyId: string, now: Date): Promise<FamilyStanding | null>
  /** Only while its refresh token would be taken. */
  findLive(id: string, now: Date): Promise<TokenFamily | null>
  /** Families with a live refresh token, newest first. */
  listOf(
    owner: {
      readonly userId: string
      readonly clientId?: string
      readonly sessionId?: string
      readonly rotates?: boolean
    },
    page: PageRequest,
    now: Date,
  ): Promise<Page<TokenFamily>>
  insert(family: TokenFamily): Promise<void>
  /**
   * Moves the family from this generation to the next, in one conditional statement: null when it was not at that
   * generation, is revoked or expired, or its person is blocked or of a later security version.
   */
  rotate(id: string, generation: number, use: FamilyUse): Promise<TokenFamily | null>
  /** The same without moving on, for families that do not rotate. */
  noteUse(id: string, generation: number, use: FamilyUse): Promise<TokenFamily | null>
  setMetadata(id: string, metadata: JsonObject | null): Promise<void>
  /** False when there was none, or it was revoked before. */
  revoke(id: string, at: Date): Promise<boolean>
  /** Those bound to any of these sessions, in one statement; with `onlyOnline` those with offline access live on. */
  revokeOfSessions(sessionIds: readonly string[], at: Date, onlyOnline: boolean): Promise<number>
  revokeOf(
    owner: {
      readonly userId: string
      readonly clientId?: string
      readonly audience?: string
      readonly exceptSessionId?: string
    },
    at: Date,
  ): Promise<number>
  /** Forgets families nothing can come of any more. */
  removeEnded(before: Date): Promise<void>
}

export interface FamilyUse {
  readonly at: Date
  readonly idleExpiresAt: Date | null
  readonly last: Origin
}

export interface FamilyStanding {
  readonly userId: string
  readonly clientId: string
  readonly clientName: string
  readonly sessionId: string | null
  readonly organizationId: string | null
  readonly scope: readonly string[]
  readonly keyThumbprint: string | null
}
