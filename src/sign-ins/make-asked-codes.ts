import { renewRecoveryCodes } from '../authentication-methods/recovery-codes.ts'
import type { Caller } from '../kernel/actor.ts'
import { moveOn, StaleSignIn } from './keep-sign-in.ts'
import { stepOf } from './load-facts.ts'
import type { SignIn } from './sign-in.ts'
import { personFrom, type SignInDeps } from './sign-in-deps.ts'

/** New recovery codes where they are due, made when the person is there to see them, and once. */
export async function makeAskedCodes(deps: SignInDeps, signIn: SignIn, caller: Caller): Promise<readonly string[]> {
  const { clock, change } = deps
  const { step, facts } = await stepOf(deps, signIn, caller)
  const { account } = facts
  if (step.kind !== 'new-codes' || account === null) throw new StaleSignIn('no new recovery codes are asked for here')
  return change(async (stores) => {
    // Of two at once one makes codes: the other's would be worthless when they are read.
    await moveOn(stores, signIn, { choices: { ...signIn.choices, hasRecoveryCodes: true } }, clock.now())
    return renewRecoveryCodes({ ...stores, clock }, personFrom(account, caller), account.userId)
  })
}
