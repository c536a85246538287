import type { Clock } from '../kernel/clock.ts'
import type { Account } from '../sign-ins/account.ts'
import { mayComeIn } from '../users/lifecycle.ts'
import type { RecoveryStores } from './recovery-deps.ts'
import { type RecoveryRequest, unusableRecoveryLink } from './recovery-request.ts'
import type { Finishing } from './recovery-request-store.ts'

export interface RecoveryUnderWay extends Omit<Finishing, 'userId'> {
  readonly request: RecoveryRequest
  readonly account: Account
  readonly step: 'password' | 'factor'
}

export interface UnderWayDeps {
  readonly stores: Pick<RecoveryStores, 'accounts' | 'recoveryRequests'>
  readonly clock: Clock
}

/** What this browser is finishing, read anew at each step; null when there is nothing, or the person moved on meanwhile. */
export async function recoveryUnderWay(
  { stores, clock }: UnderWayDeps,
  browserHash: Buffer,
): Promise<RecoveryUnderWay | null> {
  const finishing = await stores.recoveryRequests.findFinishing(browserHash, clock.now())
  if (finishing === null) return null
  const account = await stores.accounts.find(finishing.userId)
  if (
    account === null ||
    !mayComeIn(account.admission, clock.now()) ||
    account.securityVersion !== finishing.securityVersion
  )
    return null
  return { ...finishing, account, step: finishing.request.passwordSetAt === null ? 'password' : 'factor' }
}

/** The same, or `link_unusable`. */
export async function requireRecovery(
  deps: UnderWayDeps,
  browserHash: Buffer,
  step: RecoveryUnderWay['step'],
): Promise<RecoveryUnderWay> {
  const underWay = await recoveryUnderWay(deps, browserHash)
  if (underWay === null || underWay.step !== step) throw unusableRecoveryLink()
  return underWay
}
