import type { AttemptStore } from '../guards/attempt-store.ts'
import { guardAttempt } from '../guards/guard-attempt.ts'
import { tooManyAttempts } from '../guards/too-many-attempts.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Change } from '../kernel/change.ts'
import type { Clock } from '../kernel/clock.ts'
import { canonicalEmail } from './identifiers.ts'
import { type OpenEmailChangeStores, openEmailChange } from './open-email-change.ts'

export interface RequestEmailChangeDeps {
  readonly stores: { readonly attempts: AttemptStore }
  readonly change: Change<OpenEmailChangeStores>
  readonly clock: Clock
  readonly publicUrl: string
}

/**
 * Somebody asks for another address of their own. The answer does not tell whether somebody else has it. Throws
 * `rate_limited`, and what `openEmailChange` throws.
 */
export async function requestEmailChange(
  deps: RequestEmailChangeDeps,
  actor: Actor,
  userId: string,
  typed: string,
): Promise<void> {
  const newEmail = canonicalEmail(typed)
  const { stores, change, clock, publicUrl } = deps
  const attempt = { act: 'mail-request', account: userId, ip: actor.ip, isKnownBrowser: false } as const
  const verdict = await guardAttempt({ attempts: stores.attempts, clock }, attempt)
  if (!verdict.isAllowed) throw tooManyAttempts(verdict)
  await change((changing) => openEmailChange({ ...changing, clock, publicUrl }, actor, userId, newEmail))
}
