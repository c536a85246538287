// An operator who sees people masked asks for one of them in full (console.md 1.7). What they get is a pass of their session
// for that person: it cannot be made or lengthened without the root key, and nothing is kept.
import type { AuditStore } from '../audit/audit-event.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import { RollcallError } from '../kernel/errors.ts'
import type { Sealer } from '../kernel/sealing.ts'
import { isSigned, signUntil } from '../kernel/signed-until.ts'
import { presentUser } from '../users/find-user.ts'
import type { UserStore } from '../users/user-store.ts'
import { roleSight } from './console-roles.ts'
import type { OperatorSession } from './find-operator-session.ts'

export const revealMinutes = 10

export interface PassDeps {
  readonly sealer: Sealer
  readonly clock: Clock
}

export interface RevealPersonDeps extends PassDeps {
  readonly users: Pick<UserStore, 'find'>
  readonly audit: Pick<AuditStore, 'record'>
}

export interface Reveal {
  readonly pass: string
  readonly until: Date
}

/** Throws `not_permitted` for a role that may not, `user_not_found`. Call it in a transaction. */
export async function revealPerson(
  deps: RevealPersonDeps,
  actor: Actor,
  { session, operator }: OperatorSession,
  userId: string,
): Promise<Reveal> {
  if (roleSight[operator.role] === 'masked') {
    throw new RollcallError(
      'not_permitted',
      `The role ${operator.role} sees nobody's phone number, IP address or metadata.`,
    )
  }
  const { id } = presentUser(await deps.users.find(userId))
  await deps.audit.record(actor, 'console.pii.revealed', { kind: 'user', id }, {})
  const until = new Date(deps.clock.now().getTime() + revealMinutes * 60_000)
  return { pass: `${until.getTime()}.${signUntil(deps.sealer, passFor(session.id, id, until.getTime()))}`, until }
}

/** Whether a pass is this session's, for this person, and still good. */
export function isRevealed({ sealer, clock }: PassDeps, pass: string, sessionId: string, userId: string): boolean {
  const [until = '', signature = ''] = pass.split('.')
  const isOurs = isSigned(sealer, passFor(sessionId, userId, Number(until)), signature)
  return isOurs && Number(until) > clock.now().getTime()
}

const passFor = (sessionId: string, userId: string, until: number) => ({
  purpose: 'reveals',
  subject: JSON.stringify([sessionId, userId]),
  until,
})
