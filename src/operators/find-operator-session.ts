import type { SettingsStore } from '../applications/settings.ts'
import type { Clock } from '../kernel/clock.ts'
import type { Sealer } from '../kernel/sealing.ts'
import { csrfToken } from '../sessions/csrf-token.ts'
import { type Session, sessionHash } from '../sessions/session.ts'
import type { SessionStore } from '../sessions/session-store.ts'
import { touchSession } from '../sessions/touch-session.ts'
import type { Operator } from './operator.ts'
import type { OperatorStore } from './operator-store.ts'

export interface OperatorSession {
  readonly session: Session
  readonly operator: Operator
  /** Repeated in a header by every write, which no other site can do (security.md 5.5). */
  readonly csrfToken: string
}

/** The directory of the console's own application. */
export interface ConsoleDirectory {
  readonly stores: {
    readonly sessions: SessionStore
    readonly operators: OperatorStore
    readonly settings: SettingsStore
  }
  readonly sealer: Sealer
  readonly clock: Clock
}

/**
 * Whose session the cookie's secret opens; null for an unknown or ended one, and for a user without a role (SES-12).
 * `usedFrom` is null for what pages do by themselves, which does not count as use.
 */
export async function findOperatorSession(
  console: ConsoleDirectory,
  secret: string,
  usedFrom: Session['last'] | null,
): Promise<OperatorSession | null> {
  const { stores, clock, sealer } = console
  const session = await stores.sessions.findBySecret(sessionHash(secret), clock.now())
  if (session === null) return null
  const [operator, settings] = await Promise.all([stores.operators.find(session.userId), stores.settings.read()])
  if (operator === null) return null
  if (usedFrom !== null) await touchSession({ ...stores, clock }, session, { origin: usedFrom, settings })
  return { session, operator, csrfToken: csrfToken(sealer, secret) }
}
