import { secretHash } from '../kernel/sealing.ts'
import type { Operator } from './operator.ts'

/** One browser in which an operator is signed in (security.md 5.4). */
export interface OperatorSession {
  readonly secretHash: Buffer
  readonly operatorId: string
  /** Repeated in a header by every write, which no other site can do (security.md 5.5). */
  readonly csrfToken: string
  readonly createdAt: Date
  readonly lastSeenAt: Date
  /** The absolute end. */
  readonly expiresAt: Date
  readonly ip: string | null
  readonly userAgent: string | null
}

export const sessionIdleMinutes = 15
export const sessionAbsoluteHours = 8

/** When the session ends if nothing more is done in it. */
export function endOfSession({ lastSeenAt, expiresAt }: OperatorSession): Date {
  return new Date(Math.min(lastSeenAt.getTime() + sessionIdleMinutes * 60_000, expiresAt.getTime()))
}

/** The only form in which the cookie's secret is stored. */
export function sessionHash(secret: string): Buffer {
  return secretHash('operator session', secret)
}

export interface OperatorSessionStore {
  /** The session and whose it is, as they are now. */
  find(hash: Buffer): Promise<{ readonly session: OperatorSession; readonly operator: Operator } | null>
  /** `operator_not_found` when the operator is gone. */
  insert(session: OperatorSession): Promise<void>
  /** Moves the time forward, never back. */
  setLastSeen(hash: Buffer, at: Date): Promise<void>
  /** False when there was none. */
  remove(hash: Buffer): Promise<boolean>
  removeAllOf(operatorId: string): Promise<void>
  /** Forgets those whose absolute end lies before this time. */
  removeEnded(before: Date): Promise<void>
}
