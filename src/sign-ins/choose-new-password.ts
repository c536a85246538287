import type { Caller } from '../kernel/actor.ts'
import { RollcallError } from '../kernel/errors.ts'
import { verifyPassword } from '../passwords/verify-password.ts'
import { preparePassword, setPassword } from '../users/change-password.ts'
import { moveOn, StaleSignIn } from './keep-sign-in.ts'
import { stepOf } from './load-facts.ts'
import { originName } from './origin-name.ts'
import type { SignIn } from './sign-in.ts'
import { personFrom, type SignInDeps } from './sign-in-deps.ts'

/**
 * A new password where one is asked for in the middle of a sign-in, by whoever has proven who they are. Everything of
 * before ends, and this sign-in goes on. Throws `password_reused` for the password they have, and what the policy has
 * against the new one.
 */
export async function chooseNewPassword(
  deps: SignInDeps,
  signIn: SignIn,
  password: string,
  caller: Caller,
): Promise<SignIn> {
  const { clock, change, peppers } = deps
  const { step, facts } = await stepOf(deps, signIn, caller)
  const { account } = facts
  if (step.kind !== 'new-password' || account === null || account.password === null) {
    throw new StaleSignIn('no new password is asked for here')
  }
  if ((await verifyPassword(password, account.password, peppers)).matches) throw isTheSame()
  const actor = personFrom(account, caller)
  const prepared = await preparePassword(deps, actor, account.userId, password)
  return change(async (changing) => {
    const place = originName(deps, caller, account.locale)
    const kept = { reason: 'changed', place } as const
    const { securityVersion } = await setPassword({ ...changing, clock }, actor, account.userId, prepared, kept)
    // Whatever else ended the account's grants meanwhile ended this sign-in too.
    if (securityVersion !== account.securityVersion + 1 || signIn.securityVersion !== account.securityVersion) {
      throw new StaleSignIn('the account changed meanwhile')
    }
    return moveOn(changing, signIn, { securityVersion }, clock.now())
  })
}

function isTheSame(): RollcallError {
  return new RollcallError('password_reused', 'This is the password that is to be changed. Choose another.', {
    details: [{ field: 'password', message: 'password: must not be the present one' }],
  })
}
