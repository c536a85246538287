import type { Caller } from '../kernel/actor.ts'
import { moveOn, StaleSignIn } from './keep-sign-in.ts'
import { stepOf } from './load-facts.ts'
import type { SignIn } from './sign-in.ts'
import { personFrom, type SignInDeps } from './sign-in-deps.ts'
import { placeOfSignIn } from './sign-in-place.ts'

/**
 * The terms of use where they are asked for, accepted by the person. `url` is what their page showed: where the settings
 * name another by now, that one is shown first.
 */
export async function acceptTerms(deps: SignInDeps, signIn: SignIn, url: string, caller: Caller): Promise<SignIn> {
  const { step, facts } = await stepOf(deps, signIn)
  const { account } = facts
  if (step.kind !== 'terms' || step.url !== url || account === null) {
    throw new StaleSignIn('these terms are not asked for here')
  }
  const { userId } = account
  return deps.change(async (stores) => {
    if (!(await stores.users.dropRequiredAction(userId, 'accept-terms'))) {
      throw new StaleSignIn('the terms were accepted or called off meanwhile')
    }
    const details = { acceptedTerms: url, ...placeOfSignIn(signIn) }
    await stores.audit.record(personFrom(account, caller), 'user.terms_accepted', { kind: 'user', id: userId }, details)
    return moveOn(stores, signIn, { lastFailure: null, shown: null }, deps.clock.now())
  })
}
