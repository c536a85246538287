import type { Caller } from '../kernel/actor.ts'
import { RollcallError } from '../kernel/errors.ts'
import type { OpenedSession } from '../sessions/open-session.ts'
import { renewSession } from '../sessions/renew-session.ts'
import type { Session } from '../sessions/session.ts'
import { preparePassword, setPassword } from '../users/change-password.ts'
import { presentUser } from '../users/find-user.ts'
import { personActing } from '../users/person.ts'
import { checkOwnPassword } from './check-own-password.ts'
import { originInLetter } from './origin-name.ts'
import type { SignInDeps } from './sign-in-deps.ts'

export interface ChangeOwnPasswordInput {
  readonly current: string
  readonly password: string
  readonly knownBrowserSecret: string | null
}

/**
 * A new password by whoever knows the old one, which is guessed at no oftener here than at the door (AUT-12). Every other
 * session ends; this one goes on under a new secret (SES-02). Throws `invalid_credentials` for the current password, and
 * what the policy has against the new one.
 */
export async function changeOwnPassword(
  deps: SignInDeps,
  session: Session,
  input: ChangeOwnPasswordInput,
  caller: Caller,
): Promise<OpenedSession> {
  const { stores, change, clock } = deps
  const user = presentUser(await stores.users.find(session.userId))
  const { current, password, knownBrowserSecret } = input
  const account = await checkOwnPassword(deps, user, { password: current, knownBrowserSecret }, caller)
  if (account === null) throw new RollcallError('invalid_credentials', 'The current password is wrong.')
  const actor = personActing(user, caller)
  const prepared = await preparePassword(deps, actor, user.id, password)
  return change(async (changing) => {
    const place = originInLetter(deps, caller, account.locale, await changing.settings.read())
    const kept = { reason: 'changed', place, keptSessionId: session.id } as const
    const { securityVersion } = await setPassword({ ...changing, clock }, actor, user.id, prepared, kept)
    const methods = [{ name: 'pwd', at: clock.now() }] as const
    return renewSession({ ...changing, clock }, session, { methods, securityVersion })
  })
}
