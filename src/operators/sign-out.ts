import type { AuditStore } from '../audit/audit-event.ts'
import type { Actor } from '../kernel/actor.ts'
import { type OperatorSessionStore, sessionHash } from './operator-session.ts'

export interface SignOutDeps {
  readonly operatorSessions: OperatorSessionStore
  readonly audit: AuditStore
}

/** Ends the session at once, on every server. Call it in a transaction. */
export async function signOut({ operatorSessions, audit }: SignOutDeps, actor: Actor, secret: string): Promise<void> {
  if (!(await operatorSessions.remove(sessionHash(secret)))) return
  await audit.record(actor, 'operator.signed_out', { kind: 'operator', id: actor.id })
}
