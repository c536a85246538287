import type { Verdict } from '../guards/guard.ts'
import type { Caller } from '../kernel/actor.ts'
import { issueSecret } from '../one-time-secrets/one-time-secret.ts'
import type { Account } from './account.ts'
import { personFrom, type SignInDeps } from './sign-in-deps.ts'

/** Writes to the owner that guessing locked their account, with a link that unlocks it. */
export async function tellOfLock(
  { change, clock, publicUrl }: SignInDeps,
  caller: Caller,
  account: Account,
  { retryAfterSeconds }: Verdict,
): Promise<void> {
  const { userId, securityVersion, email, locale, connectionId } = account
  const until = new Date(clock.now().getTime() + retryAfterSeconds * 1000)
  await change(async (stores) => {
    const details = { until: until.toISOString(), connectionId }
    await stores.audit.record(personFrom(account, caller), 'user.locked', { kind: 'user', id: userId }, details)
    if (email === null || !(await stores.settings.read()).bruteForce.tellsOwner) return
    const person = { userId, securityVersion }
    const lifetimeSeconds = retryAfterSeconds
    const secret = await issueSecret({ ...stores, clock }, { purpose: 'unlock', lifetimeSeconds, person })
    const unlockLink = `${publicUrl}u/unlock?ticket=${secret}`
    const values = { until: until.toISOString(), unlockLink }
    await stores.messages.queue({ kind: 'account-locked', to: email, userId, locale, values })
  })
}
