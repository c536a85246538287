import type { Change } from '../kernel/change.ts'
import type { Clock } from '../kernel/clock.ts'
import { consumeSecret } from '../one-time-secrets/one-time-secret.ts'
import type { OpenedSession } from '../sessions/open-session.ts'
import { renewSession } from '../sessions/renew-session.ts'
import type { Session } from '../sessions/session.ts'
import { type ApplyEmailChangeStores, applyEmailChange } from './apply-email-change.ts'
import { emailChangeIn } from './email-change.ts'
import { personActing, type RequestOrigin } from './person.ts'
import { unusableLink } from './ticket.ts'

export interface ConfirmEmailChangeDeps {
  readonly change: Change<ApplyEmailChangeStores>
  readonly clock: Clock
  readonly publicUrl: string
}

export interface ConfirmEmailChangeInput {
  readonly ticket: string
  /** Who is signed in in this browser: if it is the person, they stay so. */
  readonly session: Session | null
}

/**
 * The new address counts from now on. What was mailed to the old one and every other session end. Answers the session
 * that goes on, under a new secret; null where there is none. Throws `link_unusable`, or `user_exists` for an address
 * that became somebody else's.
 */
export async function confirmEmailChange(
  { change, clock, publicUrl }: ConfirmEmailChangeDeps,
  origin: RequestOrigin,
  { ticket, session }: ConfirmEmailChangeInput,
): Promise<OpenedSession | null> {
  return change(async (stores) => {
    const secrets = { oneTimeSecrets: stores.oneTimeSecrets, clock }
    const wish = emailChangeIn(await consumeSecret(secrets, 'email-change', ticket))
    const user = await stores.users.findForChange(wish.userId)
    if (user === null || user.email !== wish.oldEmail) throw unusableLink()
    const kept = session?.userId === user.id ? session : null
    const deps = { ...stores, clock, publicUrl }
    const actor = personActing(user, origin)
    const { securityVersion } = await applyEmailChange(deps, actor, user, wish, { keptSessionId: kept?.id })
    return kept === null ? null : renewSession({ ...stores, clock }, kept, { methods: [], securityVersion })
  })
}
