import type { SettingsStore } from '../applications/settings.ts'
import type { CallerAct, SupportSettings } from '../applications/support-settings.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import { RollcallError } from '../kernel/errors.ts'
import type { JsonObject } from '../kernel/json.ts'
import { presentUser } from '../users/find-user.ts'
import type { UserStore } from '../users/user-store.ts'
import type { CallerVerification, CallerVerificationStore } from './caller-verification.ts'

export interface RequireVerificationDeps {
  readonly callerVerifications: Pick<CallerVerificationStore, 'listStanding'>
  readonly settings: Pick<SettingsStore, 'read'>
  readonly users: Pick<UserStore, 'find'>
  readonly clock: Clock
}

/** Whoever acts, with their role at the console; null for programs, which nobody calls. */
export interface Agent {
  readonly actor: Actor
  readonly role: string | null
}

/**
 * What is attached to the audit of the change that follows: how the caller was verified, or null where nobody asked for
 * that and nobody did it. Throws `caller_verification_required`, and before it `user_not_found`.
 */
export async function requireVerification(
  deps: RequireVerificationDeps,
  { actor, role }: Agent,
  userId: string,
  act: CallerAct,
): Promise<JsonObject | null> {
  const [settings, standing] = await Promise.all([
    deps.settings.read(),
    deps.callerVerifications.listStanding(userId, actor.id, deps.clock.now()),
  ])
  if (isRequiredOf(settings, role, act) && !isEnough(standing)) {
    presentUser(await deps.users.find(userId))
    throw new RollcallError(
      'caller_verification_required',
      standing.length === 0
        ? 'Verify the caller first: by a code to their verified e-mail address, a prompt in their session, their authenticator, or another way.'
        : 'That channel was changed in the last 7 days and does not count alone. Verify the caller by another one too.',
    )
  }
  return standing.length === 0 ? null : { callerVerification: standing.map(inAudit) }
}

type CallerPolicy = Pick<SupportSettings, 'callerVerification' | 'callerVerificationFor'>

/** Whether somebody of this role verifies the caller before the act; programs never do. */
export function isRequiredOf(
  { callerVerification: policy, callerVerificationFor: acts }: CallerPolicy,
  role: string | null,
  act: CallerAct,
): boolean {
  if (role === null || policy === 'off' || !acts.includes(act)) return false
  return policy === 'operators' || role === 'support'
}

/** One channel that is no news, or two different ones. */
export function isEnough(standing: readonly CallerVerification[]): boolean {
  const isSettled = standing.some(({ channelChangedAt }) => channelChangedAt === null)
  return isSettled || new Set(standing.map(({ channel }) => channel)).size > 1
}

function inAudit({ id, channel, kind, verifiedAt }: CallerVerification): JsonObject {
  return { id, channel, ...(kind === null ? {} : { kind }), at: verifiedAt?.toISOString() ?? null }
}
