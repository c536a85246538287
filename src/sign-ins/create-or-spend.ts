import type { Connection } from '../connections/connection.ts'
import type { Caller } from '../kernel/actor.ts'
import { RollcallError } from '../kernel/errors.ts'
import { createUser } from '../users/create-user.ts'
import type { CreateUserInput } from '../users/new-user.ts'
import { type SignInDeps, strangerFrom } from './sign-in-deps.ts'

export type Newcomer = Omit<CreateUserInput, 'connection'> & { readonly email: string }

/**
 * Makes the account of somebody who signs up. Null where the address has one, after the same hash, so that the time tells
 * nothing (AUT-03).
 */
export async function createOrSpend(
  deps: SignInDeps,
  caller: Caller,
  connection: Connection,
  input: Newcomer,
  acceptedTerms: string | null = null,
): Promise<{ readonly userId: string; readonly securityVersion: number } | null> {
  const { stores } = deps
  if ((await stores.accounts.findByIdentifier(connection.id, input.email)) === null) {
    try {
      const user = await createUser(deps, strangerFrom(caller), {
        ...input,
        connection: connection.name,
        isSelfMade: true,
      })
      const details = { connectionId: connection.id, ...(acceptedTerms === null ? {} : { acceptedTerms }) }
      await stores.audit.record(strangerFrom(caller), 'user.signed_up', { kind: 'user', id: user.id }, details)
      return { userId: user.id, securityVersion: 1 }
    } catch (fault) {
      // Somebody else took the address between the two statements.
      if (!(fault instanceof RollcallError && fault.code === 'user_exists')) throw fault
    }
  }
  if (input.password !== undefined) await deps.hashPassword(input.password)
  const details = { reason: 'sign_up_of_known_address', connectionId: connection.id }
  await stores.audit.record(strangerFrom(caller), 'user.sign_in_failed', null, details)
  return null
}
