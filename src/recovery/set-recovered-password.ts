import { holdPerson } from '../authentication-methods/hold-person.ts'
import { resetMfa } from '../authentication-methods/reset-mfa.ts'
import type { Caller } from '../kernel/actor.ts'
import type { Change } from '../kernel/change.ts'
import { personFrom } from '../sign-ins/sign-in-deps.ts'
import { type PreparePasswordDeps, preparePassword, setPassword } from '../users/change-password.ts'
import type { RecoveryStores } from './recovery-deps.ts'
import { recoveryNumber, unusableRecoveryLink } from './recovery-request.ts'
import { requireRecovery, type UnderWayDeps } from './recovery-under-way.ts'

export interface SetRecoveredPasswordDeps extends UnderWayDeps, PreparePasswordDeps {
  readonly stores: UnderWayDeps['stores'] & PreparePasswordDeps['stores']
  readonly change: Change<RecoveryStores>
}

/**
 * The new password, and in the same transaction the end of every factor, session and token of before: whoever goes away
 * now has an account that opens only after a new factor was enrolled.
 */
export async function setRecoveredPassword(
  deps: SetRecoveredPasswordDeps,
  caller: Caller,
  browserHash: Buffer,
  password: string,
): Promise<void> {
  const { change, clock } = deps
  const { request, account } = await requireRecovery(deps, browserHash, 'password')
  const { userId } = account
  const actor = personFrom(account, caller)
  const prepared = await preparePassword(deps, actor, userId, password, account.connectionId)
  await change(async (stores) => {
    // The person before the request, as the last step does, so that the two wait for each other.
    await holdPerson(stores.authenticationMethods, userId)
    if (!(await stores.recoveryRequests.notePassword(request.id, browserHash, clock.now())))
      throw unusableRecoveryLink()
    await setPassword({ ...stores, clock }, actor, userId, prepared, { reason: 'recovery' })
    await resetMfa({ ...stores, clock }, actor, userId, recoveryNumber(request))
    const now = await stores.accounts.find(userId)
    if (now === null) throw unusableRecoveryLink()
    await stores.recoveryRequests.noteSecurityVersion(request.id, now.securityVersion)
  })
}
