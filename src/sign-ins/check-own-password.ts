import type { Caller } from '../kernel/actor.ts'
import { primaryIdentity, type User } from '../users/user.ts'
import type { Account } from './account.ts'
import { checkCredentials } from './check-credentials.ts'
import { identifierOf } from './prove-again.ts'
import type { SignInDeps } from './sign-in-deps.ts'

/**
 * The account, where the password is the one of the person who is signed in; else null. It is guessed at no oftener than
 * at the door (AUT-12). Not to be called in a transaction.
 */
export async function checkOwnPassword(
  deps: SignInDeps,
  user: User,
  { password, knownBrowserSecret }: { readonly password: string; readonly knownBrowserSecret: string | null },
  caller: Caller,
): Promise<Account | null> {
  const connection = await deps.stores.connections.find(primaryIdentity(user).connectionId)
  const identifier = identifierOf(user) ?? ''
  const account = await checkCredentials(deps, caller, { connection, identifier, password, knownBrowserSecret })
  return account?.userId === user.id ? account : null
}
