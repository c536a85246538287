// An operator who sees people masked asks for one of them in full (console.md 1.7). What they get is a pass of their session
// for that person: it cannot be made or lengthened without the root key, and nothing is kept.
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { AuditStore } from '../audit/audit-event.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import { RollcallError } from '../kernel/errors.ts'
import type { Sealer } from '../kernel/sealing.ts'
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
  return { pass: `${until.getTime()}.${signature(deps.sealer, session.id, id, until.getTime())}`, until }
}

/** Whether a pass is this session's, for this person, and still good. */
export function isRevealed({ sealer, clock }: PassDeps, pass: string, sessionId: string, userId: string): boolean {
  const [until = '', given = ''] = pass.split('.')
  const right = Buffer.from(signature(sealer, sessionId, userId, Number(until)))
  const bytes = Buffer.from(given)
  return bytes.length === right.length && timingSafeEqual(bytes, right) && Number(until) > clock.now().getTime()
}

function signature(sealer: Sealer, sessionId: string, userId: string, until: number): string {
  const signed = JSON.stringify([sessionId, userId, until])
  return createHmac('sha256', sealer.derive('reveals')).update(signed).digest('base64url')
}
