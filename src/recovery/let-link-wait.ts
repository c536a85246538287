import { holdPerson, tellPerson } from '../authentication-methods/hold-person.ts'
import type { Clock } from '../kernel/clock.ts'
import { issueSecret } from '../one-time-secrets/one-time-secret.ts'
import { reachableAccount } from './mail-recovery-link.ts'
import type { RecoveryStores } from './recovery-deps.ts'
import { linkMinutes, presentRecoveryRequest, type RecoveryRequest, recoveryNumber } from './recovery-request.ts'

interface Deps extends RecoveryStores {
  readonly clock: Clock
  readonly publicUrl: string
}

const hourMs = 3_600_000

/**
 * The link goes out after the waiting time and not before. Every verified address hears of it now, with a link that
 * stops it until the end. Call it in the transaction of the decision.
 */
export async function letLinkWait(deps: Deps, request: RecoveryRequest, hours: number): Promise<RecoveryRequest> {
  const { userId } = await reachableAccount(deps, request)
  const dueAt = new Date((request.decidedAt ?? deps.clock.now()).getTime() + hours * hourMs)
  const waiting = presentRecoveryRequest(await deps.recoveryRequests.noteLinkDue(request.id, dueAt))
  const secret = await issueSecret(deps, {
    purpose: 'recovery-stop',
    lifetimeSeconds: hours * 3_600 + linkMinutes * 60,
    payload: { request: request.id },
  })
  await tellPerson(deps.messages, await holdPerson(deps.authenticationMethods, userId), 'recovery-waiting', {
    number: recoveryNumber(waiting),
    until: dueAt.toISOString(),
    stopLink: `${deps.publicUrl}u/account-recovery/stop?ticket=${secret}`,
  })
  return waiting
}
