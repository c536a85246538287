import type { SessionSettings } from '../applications/session-settings.ts'
import type { Clock } from '../kernel/clock.ts'
import { prefixedId, randomText } from '../kernel/ids.ts'
import type { Impersonator } from './impersonator.ts'
import { type Origin, type ProofOfPerson, type Session, sessionHash } from './session.ts'
import { lastFirstFactorAt } from './session-proofs.ts'
import type { SessionStore } from './session-store.ts'

export interface OpenSessionDeps {
  readonly sessions: SessionStore
  readonly clock: Clock
}

export interface OpenSessionInput {
  readonly userId: string
  readonly securityVersion: number
  readonly methods: readonly ProofOfPerson[]
  readonly isPersistent: boolean
  readonly origin: Origin
  readonly settings: SessionLimits
  /** Where the `sid` was handed out before the session is stored. */
  readonly id?: string
  readonly impersonator?: Impersonator
}

export type SessionLimits = Pick<SessionSettings, 'sessionIdleMinutes' | 'sessionAbsoluteMinutes'> &
  Partial<Pick<SessionSettings, 'keptSessionDays'>>

export interface OpenedSession {
  readonly session: Session
  /** For the cookie; stored is only its hash. */
  readonly secret: string
}

const minuteMs = 60_000
const dayMs = 1_440 * minuteMs

/** Somebody who proved who they are is signed in in this browser. */
export async function openSession(
  { sessions, clock }: OpenSessionDeps,
  input: OpenSessionInput,
): Promise<OpenedSession> {
  const now = clock.now()
  const { settings, origin } = input
  const keptDays = input.isPersistent ? (settings.keptSessionDays ?? null) : null
  const lastsMs = keptDays === null ? settings.sessionAbsoluteMinutes * minuteMs : keptDays * dayMs
  const expiresAt = new Date(now.getTime() + lastsMs)
  const session: Session = {
    id: input.id ?? prefixedId('ses'),
    userId: input.userId,
    securityVersion: input.securityVersion,
    methods: input.methods,
    authenticatedAt: lastFirstFactorAt(input.methods) ?? now,
    isPersistent: input.isPersistent,
    createdAt: now,
    lastInteractedAt: now,
    idleExpiresAt: keptDays === null ? idleEnd(now, expiresAt, settings) : expiresAt,
    expiresAt,
    initial: { ip: origin.ip, userAgent: origin.userAgent },
    last: { ip: origin.ip, userAgent: origin.userAgent },
    clientIds: [],
    metadata: null,
    ...(input.impersonator === undefined ? {} : { impersonator: input.impersonator }),
  }
  const secret = newSessionSecret()
  await sessions.insert(session, sessionHash(secret))
  return { session, secret }
}

/** When a session ends if nothing more is done in it: never after its absolute end. */
export function idleEnd(
  now: Date,
  expiresAt: Date,
  { sessionIdleMinutes }: Pick<SessionLimits, 'sessionIdleMinutes'>,
): Date {
  return new Date(Math.min(now.getTime() + sessionIdleMinutes * minuteMs, expiresAt.getTime()))
}

/** 43 letters and digits: 256 bits. */
export function newSessionSecret(): string {
  return randomText(43)
}
