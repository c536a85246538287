// The new authenticator at the end of a recovery, and the end where there is no factor to set up.
import type { SettingsStore } from '../applications/settings.ts'
import { clearMfaReset } from '../authentication-methods/clear-mfa-reset.ts'
import { enrollableFactors } from '../authentication-methods/enrollable-factors.ts'
import { holdPerson } from '../authentication-methods/hold-person.ts'
import { confirmTotp, resumeTotp, type StartedTotp, startTotp } from '../authentication-methods/totp.ts'
import { giveBackAttempt, guardAttempt } from '../guards/guard-attempt.ts'
import { tooManyAttempts } from '../guards/too-many-attempts.ts'
import type { Caller } from '../kernel/actor.ts'
import type { Sealer } from '../kernel/sealing.ts'
import { personFrom } from '../sign-ins/sign-in-deps.ts'
import { endRecovery, endWithFactor } from './end-recovery.ts'
import type { RecoveryDeps } from './open-recovery.ts'
import type { RecoveryStores } from './recovery-deps.ts'
import { unusableRecoveryLink } from './recovery-request.ts'
import { type RecoveryUnderWay, requireRecovery } from './recovery-under-way.ts'

export interface EnrolAfterRecoveryDeps extends RecoveryDeps {
  readonly stores: RecoveryDeps['stores'] & { readonly settings: Pick<SettingsStore, 'read'> }
  readonly sealer: Sealer
}

/** The secret that an authenticator app scans: the same one until it is confirmed, so that a page may be shown again. */
export async function startTotpAfterRecovery(deps: EnrolAfterRecoveryDeps, browserHash: Buffer): Promise<StartedTotp> {
  const { request, account, enrollingMethodId } = await requireRecovery(deps, browserHash, 'factor')
  const { displayName } = await deps.stores.settings.read()
  const label = { accountLabel: account.email ?? account.name ?? account.userId, issuer: displayName }
  return deps.change(async (stores) => {
    const totp = { ...stores, sealer: deps.sealer, clock: deps.clock }
    const kept = enrollingMethodId === null ? null : await resumeTotp(totp, account.userId, enrollingMethodId, label)
    if (kept !== null) return kept
    const started = await startTotp(totp, account, label)
    await stores.recoveryRequests.noteEnrolling(request.id, started.methodId)
    return started
  })
}

/**
 * The end of a recovery: the authenticator counts, and the person has new recovery codes, which are shown once. Null
 * when the code is not the authenticator's. Makes no session.
 */
export async function finishWithTotp(
  deps: EnrolAfterRecoveryDeps,
  caller: Caller,
  browserHash: Buffer,
  code: string,
): Promise<readonly string[] | null> {
  const underWay = await requireRecovery(deps, browserHash, 'factor')
  const { userId } = underWay.account
  const attempt = { act: 'second-factor', account: userId, ip: caller.ip, isKnownBrowser: false } as const
  const verdict = await guardAttempt({ attempts: deps.stores.attempts, clock: deps.clock }, attempt)
  if (!verdict.isAllowed) throw tooManyAttempts(verdict)
  const codes = await deps.change((stores) => confirm(deps, stores, underWay, caller, browserHash, code))
  if (codes !== null) await giveBackAttempt({ attempts: deps.stores.attempts, clock: deps.clock }, attempt)
  return codes
}

/**
 * The end of a recovery where nothing can be set up: the next sign-in asks for nothing that nobody could give. False,
 * and nothing done, where there is a factor to set up.
 */
export async function finishWithoutFactor(
  deps: EnrolAfterRecoveryDeps,
  caller: Caller,
  browserHash: Buffer,
): Promise<boolean> {
  const { app, passkey } = enrollableFactors(await deps.stores.settings.read())
  if (app || passkey) return false
  const underWay = await requireRecovery(deps, browserHash, 'factor')
  const { userId } = underWay.account
  const { clock } = deps
  await deps.change(async (stores) => {
    await holdPerson(stores.authenticationMethods, userId)
    await clearMfaReset(stores, userId)
    await endRecovery({ stores, clock }, { underWay, actor: personFrom(underWay.account, caller), browserHash })
  })
  return true
}

async function confirm(
  { sealer, clock }: EnrolAfterRecoveryDeps,
  stores: RecoveryStores,
  underWay: RecoveryUnderWay,
  caller: Caller,
  browserHash: Buffer,
  code: string,
): Promise<readonly string[] | null> {
  const { account, enrollingMethodId } = underWay
  if (enrollingMethodId === null) throw unusableRecoveryLink()
  const actor = personFrom(account, caller)
  const totp = { ...stores, sealer, clock }
  if (!(await confirmTotp(totp, actor, account.userId, enrollingMethodId, code))) return null
  return endWithFactor({ stores, clock }, { underWay, actor, browserHash })
}
