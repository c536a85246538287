import type { Caller } from '../kernel/actor.ts'
import type { JsonObject } from '../kernel/json.ts'
import { isKnownAsLeaked } from '../passwords/leaked-passwords.ts'
import type { Account } from './account.ts'
import { personFrom, type SignInDeps } from './sign-in-deps.ts'

/**
 * The right password of an account is in hand, and so can be looked for among the leaked ones. That it is one is kept,
 * and told by an event, the first time. Not to be called in a transaction.
 */
export async function noteLeakedPassword(
  { stores, change, clock, leakedPasswords }: SignInDeps,
  caller: Caller,
  account: Account,
  password: string,
  place: JsonObject,
): Promise<void> {
  const { userId, connectionId, subject, password: stored, passwordLeakedAt } = account
  if (stored === null || passwordLeakedAt !== null) return
  if (!(await isKnownAsLeaked({ leakedPasswords, audit: stores.audit }, password))) return
  await change(async ({ passwords, audit }) => {
    if (!(await passwords.noteLeaked({ connectionId, subject }, stored, clock.now()))) return
    await audit.record(personFrom(account, caller), 'user.password_leaked', { kind: 'user', id: userId }, place)
  })
}
