// Sessions: the browsers in which people are signed in. This folder opens, reads and ends them; it knows a person by id
// only, and nothing of pages or cookies.
import type { JsonObject } from '../kernel/json.ts'
import { secretHash } from '../kernel/sealing.ts'
import type { Impersonator } from './impersonator.ts'

/** How somebody proved who they are, in the words of the session object (auth0.md 5.9). */
export interface ProofOfPerson {
  readonly name: 'pwd' | 'passkey' | 'email' | 'sms' | 'federated' | 'mfa'
  readonly at: Date
  /** For `mfa`: which factor, such as `totp`. */
  readonly type?: string
  /** For `federated`: the connection whose provider said who it is. */
  readonly connectionId?: string
}

export interface Origin {
  readonly ip: string | null
  readonly userAgent: string | null
}

export interface Session {
  /** The `sid` of tokens; no secret. */
  readonly id: string
  readonly userId: string
  /** The person's when the session was opened: a session of an earlier version is over. */
  readonly securityVersion: number
  readonly methods: readonly ProofOfPerson[]
  /** When a first factor was last proven. */
  readonly authenticatedAt: Date
  /** False: the cookie goes with the browser. */
  readonly isPersistent: boolean
  readonly createdAt: Date
  readonly lastInteractedAt: Date
  readonly idleExpiresAt: Date
  readonly expiresAt: Date
  readonly initial: Origin
  readonly last: Origin
  readonly clientIds: readonly string[]
  readonly metadata: JsonObject | null
  /** Where it is not the person who acts in it. */
  readonly impersonator?: Impersonator
}

/** The only form in which a cookie's secret is stored. */
export function sessionHash(secret: string): Buffer {
  return secretHash('session', secret)
}

/** How long the cookie of a session is kept, in seconds; null: as long as the browser is open. */
export function cookieSeconds({ isPersistent, expiresAt }: Session, now: Date): number | null {
  return isPersistent ? Math.max(0, Math.floor((expiresAt.getTime() - now.getTime()) / 1000)) : null
}

/** Whether a second factor was shown in this session, and since when at the latest. */
export function lastSecondFactorAt({ methods }: Pick<Session, 'methods'>): Date | null {
  const times = methods.filter(({ name }) => name === 'mfa' || name === 'passkey').map(({ at }) => at.getTime())
  return times.length === 0 ? null : new Date(Math.max(...times))
}

/** The connections whose providers said in this session who it is. */
export function provenConnections({ methods }: Pick<Session, 'methods'>): readonly string[] {
  return methods.flatMap(({ connectionId }) => connectionId ?? [])
}
