// Joining by the person themselves: support asks, and both accounts are proven in one browser, one after the other, before
// they become one. Nobody is joined on the word of an address, proven or not (security.md, pre-hijacking).
import { RollcallError } from '../kernel/errors.ts'
import type { UpstreamIdentity } from '../upstreams/upstream.ts'

export interface LinkRequest {
  readonly id: string
  /** Whose account stays. */
  readonly userId: string
  readonly askedBy: { readonly kind: string; readonly id: string; readonly name: string }
  /** Whoever joins accounts gives rights: whether whoever asked may (AUZ-02). */
  readonly mayGiveRoles: boolean
  readonly reason: string
  readonly createdAt: Date
  readonly expiresAt: Date
  readonly openedAt: Date | null
  /** Of the account that stays, when it was proven; null until it was. */
  readonly firstSecurityVersion: number | null
  readonly other: ProvenOther | null
}

/** What joins: an account, or an identity at a provider that was nobody's. */
export type ProvenOther =
  | { readonly signInId: string; readonly userId: string; readonly securityVersion: number; readonly newcomer: null }
  | { readonly signInId: string; readonly userId: null; readonly newcomer: UpstreamIdentity }

export type NewLinkRequest = Omit<LinkRequest, 'openedAt' | 'firstSecurityVersion' | 'other'>

export const linkRequestHours = 24
/** How long somebody may take from the button behind the link to the end. */
export const linkingMinutes = 30

/** Absence is `null`. Each step is one conditional statement, so that of many at once one wins. */
export interface LinkRequestStore {
  /** In the place of what the person was asked before. */
  put(request: NewLinkRequest): Promise<void>
  findOpen(userId: string, now: Date): Promise<LinkRequest | null>
  /** Ties it to the browser. Null when it was opened, withdrawn or replaced, or has run out. */
  open(
    userId: string,
    id: string,
    opening: { readonly browserHash: Buffer; readonly at: Date; readonly until: Date },
  ): Promise<LinkRequest | null>
  /** What is being done in this browser; the one that was opened last. */
  findIn(browserHash: Buffer, now: Date): Promise<LinkRequest | null>
  /** False where it is not being done there any more. */
  noteFirst(id: string, browserHash: Buffer, securityVersion: number, now: Date): Promise<boolean>
  /** False also before the first account is proven. */
  noteOther(id: string, browserHash: Buffer, other: ProvenOther, now: Date): Promise<boolean>
  /** It is the caller's to do, and gone; null unless both are proven and the other one by this sign-in, and for all but one. */
  take(id: string, browserHash: Buffer, signInId: string, now: Date): Promise<LinkRequest | null>
  /** Null where nothing was open. */
  remove(userId: string, now: Date): Promise<LinkRequest | null>
  /** Forgets those whose time was over before this. */
  removeEnded(before: Date): Promise<void>
}

export function linkingIsOver(): RollcallError {
  return new RollcallError('link_unusable', 'This link was used, withdrawn or has run out. Ask support for a new one.')
}
