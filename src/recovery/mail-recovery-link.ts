import { passwordHome } from '../connections/password-home.ts'
import type { Clock } from '../kernel/clock.ts'
import { notSupported, RollcallError } from '../kernel/errors.ts'
import { issueSecret } from '../one-time-secrets/one-time-secret.ts'
import type { Account } from '../sign-ins/account.ts'
import { mayComeIn } from '../users/lifecycle.ts'
import type { RecoveryStores } from './recovery-deps.ts'
import { linkMinutes, presentRecoveryRequest, type RecoveryRequest, recoveryNumber } from './recovery-request.ts'

interface Deps extends RecoveryStores {
  readonly clock: Clock
  readonly publicUrl: string
}

/**
 * Mails the link of an approved request to the verified address at its approval, and to none that was typed or came
 * later. An earlier link dies. Call it in the transaction of the decision.
 */
export async function mailRecoveryLink(deps: Deps, request: RecoveryRequest): Promise<RecoveryRequest> {
  const { id } = request
  const account = await reachableAccount(deps, request)
  refuseOtherAddress(request, account)
  await deps.oneTimeSecrets.supersede(account.userId, 'recovery-finish', deps.clock.now())
  const secret = await issueSecret(deps, {
    purpose: 'recovery-finish',
    lifetimeSeconds: linkMinutes * 60,
    person: account,
    payload: { request: id },
  })
  const sent = presentRecoveryRequest(await deps.recoveryRequests.noteLinkSent(id, deps.clock.now()))
  const link = `${deps.publicUrl}u/account-recovery/finish?ticket=${secret}`
  await deps.messages.queue({
    kind: 'recovery-approved',
    to: account.email,
    userId: account.userId,
    locale: account.locale,
    values: { number: recoveryNumber(sent), link },
  })
  return sent
}

/** Whoever moves an address after somebody was let back in would otherwise be let in instead (AUZ-13). */
function refuseOtherAddress({ linkEmail }: RecoveryRequest, { email }: { readonly email: string }): void {
  if (linkEmail === email) return
  throw new RollcallError(
    'recovery_address_changed',
    'The e-mail address of the account is not the one it had at the approval. No link goes there: ask for a new request.',
  )
}

/** Whom the link could be mailed to now, and where; throws `operation_not_supported`. */
export async function reachableAccount(
  { accounts, connections, clock }: Pick<Deps, 'accounts' | 'connections' | 'clock'>,
  { userId }: Pick<RecoveryRequest, 'userId'>,
): Promise<Account & { readonly email: string }> {
  const account = userId === null ? null : await accounts.find(userId)
  if (account === null) throw notSupported('No account has this address. Deny the request, or close it with a reason.')
  if (!mayComeIn(account.admission, clock.now())) throw notSupported('The account is suspended. Activate it first.')
  if (account.email === null || !account.emailVerified) {
    throw notSupported('The account has no verified e-mail address that a link could go to. Verify it first.')
  }
  // The link begins with a new password.
  if ((await passwordHome(connections, account)) === null) {
    throw notSupported('Nobody signs in with a password where this account is kept, and the link would set one.')
  }
  return { ...account, email: account.email }
}
