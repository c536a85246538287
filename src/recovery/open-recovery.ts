import type { Caller } from '../kernel/actor.ts'
import type { Change } from '../kernel/change.ts'
import type { Clock } from '../kernel/clock.ts'
import { consumeSecret, peekSecret } from '../one-time-secrets/one-time-secret.ts'
import type { Account } from '../sign-ins/account.ts'
import { personFrom } from '../sign-ins/sign-in-deps.ts'
import { aboutRecovery, type RecoveryStores, recoveryDetails } from './recovery-deps.ts'
import { finishingMinutes, unusableRecoveryLink } from './recovery-request.ts'

export interface RecoveryDeps {
  readonly stores: Pick<RecoveryStores, 'accounts' | 'attempts' | 'audit' | 'oneTimeSecrets' | 'recoveryRequests'>
  readonly change: Change<RecoveryStores>
  readonly clock: Clock
}

/** As much of the person as the page shows to whoever holds the link (console.md 4.9). */
export interface RecoveredPerson {
  readonly initial: string
  readonly maskedEmail: string
}

/** Null for a link that would not work now. Spends nothing. */
export async function peekRecovery(
  {
    stores,
    clock,
  }: Pick<RecoveryDeps, 'clock'> & { readonly stores: Pick<RecoveryStores, 'accounts' | 'oneTimeSecrets'> },
  ticket: string,
): Promise<RecoveredPerson | null> {
  const secret = await peekSecret({ ...stores, clock }, 'recovery-finish', ticket)
  const account = secret?.userId == null ? null : await stores.accounts.find(secret.userId)
  return account === null ? null : masked(account)
}

/** Spends the link: from now on this browser alone may finish the recovery. Throws `link_unusable`. */
export async function openRecovery(
  { change, clock }: RecoveryDeps,
  caller: Caller,
  ticket: string,
  browserHash: Buffer,
): Promise<void> {
  await change(async (stores) => {
    const now = clock.now()
    const secret = await consumeSecret({ ...stores, clock }, 'recovery-finish', ticket)
    if (secret === null || secret.userId === null || secret.securityVersion === null) throw unusableRecoveryLink()
    const account = await stores.accounts.find(secret.userId)
    const until = new Date(now.getTime() + finishingMinutes * 60_000)
    const finishing = { browserHash, securityVersion: secret.securityVersion, until }
    const opened = await stores.recoveryRequests.open(String(secret.payload.request), finishing)
    if (opened === null || account === null) throw unusableRecoveryLink()
    const actor = personFrom(account, caller)
    await stores.audit.record(actor, 'recovery_request.opened', aboutRecovery(opened), recoveryDetails(opened))
  })
}

/** `ada@acme.com` is `a•••@acme.com`. */
function masked({ email, name }: Account): RecoveredPerson {
  const [local = '', domain = ''] = (email ?? '').split('@')
  const [initial = ''] = name ?? local
  return { initial: initial.toUpperCase(), maskedEmail: `${local.slice(0, 1)}•••@${domain}` }
}
