import { randomBytes } from 'node:crypto'
import type { AuditStore } from '../audit/audit-event.ts'
import type { AttemptStore } from '../guards/attempt-store.ts'
import type { Attempt } from '../guards/guard.ts'
import { giveBackAttempt, guardAttempt } from '../guards/guard-attempt.ts'
import { tooManyAttempts } from '../guards/too-many-attempts.ts'
import { type Actor, systemActor } from '../kernel/actor.ts'
import type { Change } from '../kernel/change.ts'
import type { Clock } from '../kernel/clock.ts'
import { RollcallError } from '../kernel/errors.ts'
import type { HashPassword } from '../passwords/password-hasher.ts'
import type { PepperRing } from '../passwords/pepper.ts'
import { type PasswordVerdict, verifyNobody, verifyPassword } from '../passwords/verify-password.ts'
import { type Operator, operatorName } from './operator.ts'
import {
  type OperatorSession,
  type OperatorSessionStore,
  sessionAbsoluteHours,
  sessionHash,
} from './operator-session.ts'
import type { OperatorStore } from './operator-store.ts'

export interface SignInStores {
  readonly operators: OperatorStore
  readonly operatorSessions: OperatorSessionStore
  readonly attempts: AttemptStore
  readonly audit: AuditStore
}

/** The whole directory, because what is counted must stay when the sign-in is refused. */
export interface SignInDeps {
  readonly stores: SignInStores
  readonly change: Change<SignInStores>
  readonly clock: Clock
  readonly peppers: PepperRing
  readonly hashPassword: HashPassword
}

export type Caller = Pick<Actor, 'ip' | 'userAgent' | 'requestId'>

export interface SignInInput {
  readonly email: string
  readonly password: string
  /** The session this browser had before; it ends (SES-01). */
  readonly previousSecret: string | null
}

export interface SignedIn {
  readonly operator: Operator
  readonly session: OperatorSession
  /** For the cookie; stored nowhere. */
  readonly secret: string
}

/**
 * Counts, then hashes, then decides; an unknown address costs what a wrong password costs (security.md 5.6, AUT-01,
 * AUT-02). Not to be called in a transaction.
 */
export async function signIn(deps: SignInDeps, caller: Caller, input: SignInInput): Promise<SignedIn> {
  const { stores } = deps
  const email = input.email.toLowerCase()
  const attempt: Attempt = { act: 'password', account: `operator ${email}`, ip: caller.ip, isKnownBrowser: false }
  const guard = { attempts: stores.attempts, clock: deps.clock }
  const verdict = await guardAttempt(guard, attempt)
  if (!verdict.isAllowed) {
    if (verdict.isFirstRefusal) await recordFailure(stores.audit, caller, null, 'too_many_attempts')
    throw tooManyAttempts(verdict)
  }
  const known = await stores.operators.findForSignIn(email)
  const checked =
    known === null
      ? await verifyNobody(input.password, deps.peppers)
      : await verifyPassword(input.password, known.password, deps.peppers)
  if (known === null || !checked.matches) {
    await recordFailure(stores.audit, caller, known?.operator ?? null, 'wrong_credentials')
    throw new RollcallError('invalid_credentials', 'The e-mail address or password is wrong.')
  }
  await giveBackAttempt(guard, attempt)
  await renewPassword(deps, known.operator, input.password, checked)
  return deps.change(async (changing) => {
    if (input.previousSecret !== null) await changing.operatorSessions.remove(sessionHash(input.previousSecret))
    return openSession({ ...changing, clock: deps.clock }, caller, known.operator)
  })
}

export interface OpenSessionDeps {
  readonly operatorSessions: OperatorSessionStore
  readonly audit: AuditStore
  readonly clock: Clock
}

/** For somebody who proved who they are. Call it in a transaction. */
export async function openSession(deps: OpenSessionDeps, caller: Caller, operator: Operator): Promise<SignedIn> {
  const now = deps.clock.now()
  const secret = randomBytes(32).toString('base64url')
  const session: OperatorSession = {
    secretHash: sessionHash(secret),
    operatorId: operator.id,
    csrfToken: randomBytes(32).toString('base64url'),
    createdAt: now,
    lastSeenAt: now,
    expiresAt: new Date(now.getTime() + sessionAbsoluteHours * 3_600_000),
    ip: caller.ip,
    userAgent: caller.userAgent,
  }
  await deps.operatorSessions.insert(session)
  const actor = { ...systemActor, ...caller, kind: 'operator', id: operator.id, name: operatorName(operator) } as const
  await deps.audit.record(actor, 'operator.signed_in', { kind: 'operator', id: operator.id })
  return { operator, session, secret }
}

async function recordFailure(audit: AuditStore, caller: Caller, operator: Operator | null, reason: string) {
  const subject = operator === null ? null : ({ kind: 'operator', id: operator.id } as const)
  await audit.record({ ...systemActor, ...caller }, 'operator.sign_in_failed', subject, { reason })
}

async function renewPassword(
  { stores, hashPassword }: SignInDeps,
  operator: Operator,
  password: string,
  { needsRehash }: PasswordVerdict,
): Promise<void> {
  if (needsRehash) await stores.operators.setPassword(operator.id, await hashPassword(password))
}
