// Recovery: the way back for people who lost every factor. Somebody else decides after checking who asks, and what is
// mailed then leads to a new password and a new factor, never to a session. It is weaker than no door (P13): the owner is
// told of each request and can stop it.
import { RollcallError } from '../kernel/errors.ts'

export const recoveryStatuses = ['pending', 'approved', 'denied', 'stopped', 'finished', 'expired'] as const
export type RecoveryStatus = (typeof recoveryStatuses)[number]

export const lostThings = ['password', 'authenticator', 'passkey', 'recovery-codes', 'phone'] as const
export type LostThing = (typeof lostThings)[number]

export const verificationMethods = [
  'video-call',
  'id-document',
  'manager',
  'in-person',
  'mailed-code',
  'other',
] as const
export type VerificationMethod = (typeof verificationMethods)[number]

/** How the decider made sure who asks. */
export interface Evidence {
  readonly method: VerificationMethod
  readonly note: string | null
}

/** Somebody as they were called when they acted. */
export interface Named {
  readonly kind: string
  readonly id: string
  readonly name: string
}

export interface RecoveryRequest {
  readonly id: string
  readonly number: number
  readonly email: string
  /** Whose people the address was asked among, where pools are isolated; null in a shared one. */
  readonly organizationId: string | null
  /** Null where no account has the address. */
  readonly userId: string | null
  readonly context: string | null
  readonly lost: readonly LostThing[]
  readonly phoneNumber: string | null
  readonly status: RecoveryStatus
  readonly timesAsked: number
  readonly isOwnerTold: boolean
  readonly ip: string | null
  readonly userAgent: string | null
  readonly createdAt: Date
  /** Who took it to decide it; null for nobody. */
  readonly assignee: Named | null
  readonly decidedAt: Date | null
  readonly decidedBy: Named | null
  readonly evidence: Evidence | null
  readonly reason: string | null
  /** The verified address at the approval: the link goes there or nowhere. */
  readonly linkEmail: string | null
  /** When the link of an approved request may go out, where it has to wait. */
  readonly linkDueAt: Date | null
  readonly linkSentAt: Date | null
  /** When the button behind its newest link was pressed. */
  readonly openedAt: Date | null
  readonly passwordSetAt: Date | null
  readonly finishedAt: Date | null
}

/** How long a request waits for a decision. */
export const pendingDays = 14
export const linkMinutes = 60
/** How long after the decision, or after the waiting time, the link may be sent again. */
export const resendHours = 24
/** How long somebody may take from the button to the end. */
export const finishingMinutes = 30

/** As people read it out. */
export function recoveryNumber({ number }: Pick<RecoveryRequest, 'number'>): string {
  return `RR-${number}`
}

/** The number in what somebody read out or typed, such as `RR-1001`; null where it is none. */
export function numberRead(text: string): number | null {
  const match = /^RR-(\d{1,9})$/i.exec(text.trim())
  return match === null ? null : Number(match[1])
}

/** Requests created before this time wait no longer. */
export function pendingSince(now: Date): Date {
  return new Date(now.getTime() - pendingDays * 86_400_000)
}

export function statusNow(
  { status, createdAt }: Pick<RecoveryRequest, 'status' | 'createdAt'>,
  now: Date,
): RecoveryStatus {
  return status === 'pending' && createdAt <= pendingSince(now) ? 'expired' : status
}

/** What was found for a request, or `recovery_request_not_found`. */
export function presentRecoveryRequest<Found>(found: Found | null): Found {
  if (found === null) throw new RollcallError('recovery_request_not_found', 'The recovery request does not exist.')
  return found
}

export function unusableRecoveryLink(): RollcallError {
  return new RollcallError('link_unusable', 'This link was used, replaced or has run out. Ask support for a new one.')
}
