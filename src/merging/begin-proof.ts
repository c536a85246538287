import type { Caller } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import { beginSignIn } from '../sign-ins/keep-sign-in.ts'
import { identifierOf, wayTo } from '../sign-ins/prove-again.ts'
import { newSignIn, type SignIn } from '../sign-ins/sign-in.ts'
import type { SignInStores } from '../sign-ins/sign-in-deps.ts'
import { presentUser } from '../users/find-user.ts'
import type { LinkRequest } from './link-request.ts'

export interface BeginProofDeps {
  readonly stores: Pick<SignInStores, 'connections' | 'signIns' | 'users'>
  readonly clock: Clock
}

export interface ProofInput {
  readonly proves: 'first' | 'other'
  readonly locale: string
  readonly browserSecret: string
}

/**
 * A sign-in that proves one of the two accounts and opens no session. The first is known, and so is where it is at home;
 * of the other only that it is of the same organization, where those are kept apart.
 */
export async function beginProof(
  { stores, clock }: BeginProofDeps,
  { id, userId }: LinkRequest,
  { proves, locale, browserSecret }: ProofInput,
  caller: Caller,
): Promise<SignIn> {
  const user = presentUser(await stores.users.find(userId))
  const goal = { kind: 'link', requestId: id, proves } as const
  const way =
    proves === 'first'
      ? { ...(await wayTo(stores, user, [])), identifier: identifierOf(user) }
      : { organizationId: user.organization?.id ?? null }
  const signIn = newSignIn({ goal, ...way, locale, origin: caller }, clock.now())
  await beginSignIn({ stores }, signIn, browserSecret)
  return signIn
}
