import type { ListOrder } from '../kernel/list-order.ts'
import type { Page, PageRequest } from '../kernel/page.ts'
import type { Named, RecoveryRequest, RecoveryStatus } from './recovery-request.ts'
import type { SignalAgainst } from './signals-against.ts'

export type NewRecoveryRequest = Pick<
  RecoveryRequest,
  'id' | 'email' | 'organizationId' | 'userId' | 'context' | 'lost' | 'phoneNumber' | 'ip' | 'userAgent' | 'createdAt'
>

export interface Decision extends Pick<RecoveryRequest, 'decidedBy' | 'evidence' | 'reason' | 'linkEmail'> {
  readonly status: 'approved' | 'denied'
  readonly at: Date
}

export interface FiledRecovery {
  readonly request: RecoveryRequest
  readonly isNew: boolean
  /** From where it was asked is known since this asking; of many at once more than one may be told so. */
  readonly isOriginNew: boolean
}

/** Somebody behind the link, between the button and the end. */
export interface Finishing {
  readonly request: RecoveryRequest
  readonly userId: string
  readonly securityVersion: number
  readonly enrollingMethodId: string | null
  /** What a passkey has to answer; null where none was asked for, or it was answered. */
  readonly enrollingChallenge: string | null
}

/** Every condition that is there must hold. */
export interface RecoveryQuery {
  /** Any of them. */
  readonly statuses?: readonly RecoveryStatus[]
  readonly number?: number
  /** Whether an account has the address. */
  readonly hasAccount?: boolean
  /** Made before this time. */
  readonly before?: Date
  /** Of a member of it, or asked among its people. */
  readonly organizationId?: string
  /** With any of them. */
  readonly signals?: readonly SignalAgainst[]
  /** Whoever took it; null is nobody. */
  readonly assigneeId?: string | null
  /** Taken, and by somebody else. */
  readonly assigneeIdNot?: string
}

/** Absence is `null`. Each step is one conditional statement, so that of many at once one wins. */
export interface RecoveryRequestStore {
  find(id: string): Promise<RecoveryRequest | null>
  findByNumber(number: number): Promise<RecoveryRequest | null>
  /** The one of this person that waits, made since then. */
  findPendingOf(userId: string, since: Date): Promise<RecoveryRequest | null>
  /** Only for a browser that asked. */
  findForBrowser(id: string, browserHash: Buffer): Promise<RecoveryRequest | null>
  /** Oldest first unless asked otherwise. */
  list(query: RecoveryQuery, page: PageRequest, order?: ListOrder<'created'>): Promise<Page<RecoveryRequest>>
  /** How many wait that were made since then; of all, and of those for the decider, nobody counts beyond `atMost`. */
  countPending(since: Date, atMost: number, decider?: PendingDecider): Promise<PendingCount>
  /**
   * Stores it, or joins the one that waits for the same address in the same pool since then; an older one has run out. One
   * that was asked in nobody's browser takes what it lacks from the first that is.
   */
  file(request: NewRecoveryRequest, browserHash: Buffer, pendingSince: Date): Promise<FiledRecovery>
  noteOwnerTold(id: string): Promise<void>
  noteSignals(id: string, signals: readonly SignalAgainst[]): Promise<void>
  /** From whoever has it (null: nobody) to somebody else. Null when it does not wait any more, or others have it. */
  assign(id: string, fromId: string | null, to: Named | null, pendingSince: Date): Promise<RecoveryRequest | null>
  /** Null when it does not wait any more. */
  decide(id: string, decision: Decision, pendingSince: Date): Promise<RecoveryRequest | null>
  /** Those that were made before this time and still wait have run out. */
  expire(pendingSince: Date): Promise<void>
  /** Forgets what was settled before this time, whichever way. */
  removeSettled(before: Date): Promise<void>
  /** Null when nothing can be stopped: decided against, stopped, run out, or past the new password. */
  stop(id: string, at: Date): Promise<RecoveryRequest | null>
  /** The link waits until then. Null when it is not approved. */
  noteLinkDue(id: string, dueAt: Date): Promise<RecoveryRequest | null>
  /** Approved ones whose link has waited long enough and was not sent, the longest due first. */
  listDue(now: Date, limit: number): Promise<readonly RecoveryRequest[]>
  /** Its link is the caller's to send; null when somebody else was faster, it was stopped, or has to wait. */
  takeDue(id: string, now: Date): Promise<RecoveryRequest | null>
  /** Its link is sent no more; null when it was sent, stopped or dropped before. */
  dropDue(id: string): Promise<RecoveryRequest | null>
  /** Null when it is not approved. Whoever had begun begins anew. */
  noteLinkSent(id: string, at: Date): Promise<RecoveryRequest | null>
  /** Ties it to the browser in which the button was pressed. Null when it is not approved. */
  open(
    id: string,
    finishing: { readonly browserHash: Buffer; readonly securityVersion: number; readonly until: Date },
  ): Promise<RecoveryRequest | null>
  /** What this browser is finishing and may still finish. */
  findFinishing(browserHash: Buffer, now: Date): Promise<Finishing | null>
  /** False when somebody else was faster, or it is not to be done any more. */
  notePassword(id: string, browserHash: Buffer, at: Date): Promise<boolean>
  /** Goes on under the version that the person has now. */
  noteSecurityVersion(id: string, securityVersion: number): Promise<void>
  noteEnrolling(id: string, methodId: string): Promise<void>
  /** In place of the one before. False unless the password is set and time is left. */
  noteChallenge(id: string, browserHash: Buffer, challenge: string, at: Date): Promise<boolean>
  /** Spends the challenge, whatever its answer is worth. False when it is not the one that waits, or time is over. */
  takeChallenge(id: string, browserHash: Buffer, challenge: string, at: Date): Promise<boolean>
  /** False unless the password is set and time is left. */
  finish(id: string, browserHash: Buffer, at: Date): Promise<boolean>
}

/** Somebody whom requests wait for: not those of their own address, nor those that they asked for. */
export interface PendingDecider {
  readonly id: string
  readonly email: string | null
}

export interface PendingCount {
  readonly count: number
  /** As many of them as are for the decider; all of them without one. */
  readonly forDecider: number
  /** When the first of those was made. */
  readonly oldestForDecider: Date | null
}
