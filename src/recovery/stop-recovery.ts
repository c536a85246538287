import type { Caller } from '../kernel/actor.ts'
import type { Change } from '../kernel/change.ts'
import type { Clock } from '../kernel/clock.ts'
import { consumeSecret, type OneTimeSecretStore, peekSecret } from '../one-time-secrets/one-time-secret.ts'
import { strangerFrom } from '../sign-ins/sign-in-deps.ts'
import { aboutRecovery, type RecoveryStores, recoveryDetails } from './recovery-deps.ts'
import { type RecoveryRequest, unusableRecoveryLink } from './recovery-request.ts'

export interface StopRecoveryDeps {
  readonly change: Change<RecoveryStores>
  readonly clock: Clock
}

/** Ends a request before its new password is set, approved or not. Throws `link_unusable`. */
export async function stopRecovery(
  { change, clock }: StopRecoveryDeps,
  caller: Caller,
  ticket: string,
): Promise<RecoveryRequest> {
  return change(async (stores) => {
    const secret = await consumeSecret({ ...stores, clock }, 'recovery-stop', ticket)
    const request = secret && (await stores.recoveryRequests.find(String(secret.payload.request)))
    if (request === null) throw unusableRecoveryLink()
    // The link before the request, as opening it does, so that the two wait for each other instead of deadlocking.
    if (request.userId !== null) await stores.oneTimeSecrets.removeOf(request.userId, ['recovery-finish'])
    const stopped = await stores.recoveryRequests.stop(request.id, clock.now())
    if (stopped === null) throw unusableRecoveryLink()
    const actor = strangerFrom(caller)
    await stores.audit.record(actor, 'recovery_request.stopped', aboutRecovery(stopped), recoveryDetails(stopped))
    return stopped
  })
}

/** Whether a link would stop something now, for the page that shows the button. Spends nothing. */
export async function canStopRecovery(
  { stores, clock }: { readonly stores: { readonly oneTimeSecrets: OneTimeSecretStore }; readonly clock: Clock },
  ticket: string,
): Promise<boolean> {
  return (await peekSecret({ ...stores, clock }, 'recovery-stop', ticket)) !== null
}
