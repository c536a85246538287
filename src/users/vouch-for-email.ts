import type { Actor } from '../kernel/actor.ts'
import type { JsonObject } from '../kernel/json.ts'
import { type ApplyEmailChangeDeps, applyEmailChange } from './apply-email-change.ts'
import { presentUser } from './find-user.ts'
import { canonicalEmail } from './identifiers.ts'
import { refuseEmailChange } from './open-email-change.ts'
import type { User } from './user.ts'

export interface Vouching {
  readonly email: string
  readonly reason: string
  /** What else the event tells. */
  readonly circumstances: JsonObject | null
}

/**
 * Gives somebody another address at once, because whoever does it vouches for it (console.md 3.4). Throws `user_exists`,
 * and what `refuseEmailChange` throws. Call it in a transaction.
 */
export async function vouchForEmail(
  deps: ApplyEmailChangeDeps,
  actor: Actor,
  userId: string,
  { email, reason, circumstances }: Vouching,
): Promise<User> {
  const newEmail = canonicalEmail(email)
  const held = presentUser(await deps.users.findForChange(userId))
  await refuseEmailChange(deps, held, newEmail)
  const wish = { userId, oldEmail: held.email, wasVerified: held.emailVerified, newEmail }
  const { user } = await applyEmailChange(deps, actor, held, wish, { reason, circumstances })
  return user
}
