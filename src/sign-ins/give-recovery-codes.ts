import { makeRecoveryCodes } from '../authentication-methods/recovery-codes.ts'
import type { Caller } from '../kernel/actor.ts'
import { requireStep } from './choose.ts'
import type { Enrolled } from './enrol-factor.ts'
import { moveOn, StaleSignIn } from './keep-sign-in.ts'
import type { SignIn } from './sign-in.ts'
import { personFrom, type SignInDeps } from './sign-in-deps.ts'

/**
 * Recovery codes before the factor that they belong to, for clients that show both on one screen. Alone they are no
 * factor, so they open nothing until it is confirmed; asking again makes new ones.
 */
export async function giveRecoveryCodes(deps: SignInDeps, signIn: SignIn, caller: Caller): Promise<Enrolled> {
  await requireStep(deps, signIn, 'enrol')
  return deps.change(async (stores) => {
    const account = signIn.userId === null ? null : await stores.accounts.find(signIn.userId)
    if (account === null) throw new StaleSignIn('nobody has proven who they are')
    const codes = { ...stores, clock: deps.clock }
    const recoveryCodes = await makeRecoveryCodes(codes, personFrom(account, caller), account.userId)
    const choices = { ...signIn.choices, hasRecoveryCodes: true }
    return { signIn: await moveOn(stores, signIn, { choices }, deps.clock.now()), recoveryCodes }
  })
}
