import type { AuditStore } from '../audit/audit-event.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import type { JsonObject } from '../kernel/json.ts'
import { presentSession } from './find-session.ts'
import type { Session } from './session.ts'
import type { SessionStore } from './session-store.ts'

export interface NoteSessionDeps {
  readonly sessions: SessionStore
  readonly audit: AuditStore
  readonly clock: Clock
}

/** Keeps what a program notes of a session, in place of what it noted before; an empty note is none. */
export async function noteSession(
  { sessions, audit, clock }: NoteSessionDeps,
  actor: Actor,
  id: string,
  note: JsonObject | null,
): Promise<Session> {
  const session = presentSession(await sessions.find(id, clock.now()))
  const metadata = note === null || Object.keys(note).length === 0 ? null : note
  await sessions.setMetadata(id, metadata)
  const details = { session: id, fields: Object.keys(note ?? {}) }
  await audit.record(actor, 'user.session_updated', { kind: 'user', id: session.userId }, details)
  return { ...session, metadata }
}
