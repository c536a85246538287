import { liftLocks } from '../guards/lift-locks.ts'
import type { Caller } from '../kernel/actor.ts'
import { RollcallError } from '../kernel/errors.ts'
import { consumeSecret } from '../one-time-secrets/one-time-secret.ts'
import { personFrom, type SignInDeps } from './sign-in-deps.ts'

/** Ends the lock that guessing put on an account, for whoever was mailed the link. Throws `link_unusable`. */
export async function unlockByLink(deps: SignInDeps, ticket: string, caller: Caller): Promise<void> {
  const { change, clock } = deps
  await change(async (stores) => {
    const secret = await consumeSecret({ oneTimeSecrets: stores.oneTimeSecrets, clock }, 'unlock', ticket)
    const account = secret?.userId == null ? null : await stores.accounts.find(secret.userId)
    if (account === null) throw new RollcallError('link_unusable', 'This link does not work any more.')
    // A mailbox is no second factor: guesses at that stay counted.
    await liftLocks({ ...stores, clock }, personFrom(account, caller), account.userId, ['password'])
  })
}
