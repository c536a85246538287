import type { SettingsStore } from '../applications/settings.ts'
import type { Clock } from '../kernel/clock.ts'
import { type Origin, type Session, sessionHash } from './session.ts'
import type { SessionStore } from './session-store.ts'
import { touchSession } from './touch-session.ts'

export interface SignedInSessionDeps {
  readonly stores: { readonly sessions: SessionStore; readonly settings: SettingsStore }
  readonly clock: Clock
}

/** The session that a cookie's secret opens, which is in use by being asked for; null for an unknown or ended one. */
export async function findSignedInSession(
  { stores, clock }: SignedInSessionDeps,
  secret: string,
  origin: Origin,
): Promise<Session | null> {
  const session = await stores.sessions.findBySecret(sessionHash(secret), clock.now())
  if (session === null) return null
  await touchSession({ ...stores, clock }, session, { origin, settings: await stores.settings.read() })
  return session
}
