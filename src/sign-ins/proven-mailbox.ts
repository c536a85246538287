import { changedValues } from '../audit/changed-values.ts'
import type { Caller } from '../kernel/actor.ts'
import { claimAccount } from '../users/claim-account.ts'
import { presentUser } from '../users/find-user.ts'
import type { UserAroundDeps } from '../users/user-around.ts'
import type { Account } from './account.ts'
import { personFrom, type SignInStores } from './sign-in-deps.ts'

/**
 * Whoever reads the mail owns the address. Who set the account up may be another, unless the sign-in at hand made it.
 * Answers the account as it is then. Call it in the transaction that spends the code.
 */
export async function noteProvenMailbox(
  deps: SignInStores & UserAroundDeps,
  caller: Caller,
  account: Account,
  madeUserId?: string,
): Promise<Account> {
  if (account.emailVerified) return account
  const { users, audit, accounts } = deps
  const { userId } = account
  const user = await users.findForChange(userId)
  if (user === null || user.email !== account.email) return account
  const actor = personFrom(account, caller)
  const isClaimed = madeUserId !== userId && (await claimAccount(deps, actor, user))
  const current = isClaimed ? presentUser(await users.findForChange(userId)) : user
  await users.save({ ...current, emailVerified: true, version: current.version + 1 })
  const details = changedValues({ emailVerified: current.emailVerified }, { emailVerified: true })
  await audit.record(actor, 'user.email_verified', { kind: 'user', id: userId }, details)
  return (await accounts.find(userId)) ?? account
}
