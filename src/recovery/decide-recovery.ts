import type { ApiKeyStore } from '../api-keys/api-key-store.ts'
import type { AuditSearchStore } from '../audit/audit-search.ts'
import type { CallerVerificationStore } from '../caller-verification/caller-verification.ts'
import { requireVerification } from '../caller-verification/require-verification.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Change } from '../kernel/change.ts'
import type { Clock } from '../kernel/clock.ts'
import { invalidField, RollcallError } from '../kernel/errors.ts'
import type { JsonObject } from '../kernel/json.ts'
import type { Sealer } from '../kernel/sealing.ts'
import type { ErasureStore } from '../users/erasure.ts'
import { findRecoveryRequest } from './find-recovery-request.ts'
import { holdRecovered } from './hold-recovered.ts'
import { letLinkWait } from './let-link-wait.ts'
import { mailRecoveryLink } from './mail-recovery-link.ts'
import type { RecoveryAskingStore } from './recovery-asking.ts'
import { aboutRecovery, type RecoveryStores, recoveryDetails } from './recovery-deps.ts'
import { type Evidence, pendingSince, type RecoveryRequest, recoveryNumber } from './recovery-request.ts'
import { recoveryWait } from './recovery-wait.ts'
import { type Decider, refuseOwnRequest } from './refuse-own-request.ts'

export interface DecideRecoveryDeps {
  readonly stores: Pick<RecoveryStores, 'accounts' | 'recoveryRequests' | 'audit' | 'settings' | 'users'> & {
    readonly callerVerifications: Pick<CallerVerificationStore, 'listStanding'>
    readonly apiKeys: ApiKeyStore
    readonly auditSearch: AuditSearchStore
    readonly erasures: Pick<ErasureStore, 'addressesOf'>
    readonly recoveryAskings: Pick<RecoveryAskingStore, 'askersOf'>
  }
  readonly change: Change<RecoveryStores>
  readonly clock: Clock
  readonly publicUrl: string
  readonly sealer: Sealer
}

export type RecoveryDecision =
  | {
      readonly verdict: 'approve'
      readonly evidence: Evidence
      readonly reason?: string | null
      /** The link waits a day even where no setting asks for it. */
      readonly waits?: boolean
    }
  | { readonly verdict: 'deny'; readonly evidence?: Evidence | null; readonly reason?: string | null }

/**
 * Approves or denies; the first decision is final. An approval mails a link that works once, after a waiting time where one
 * is asked for. Throws `already_decided`,
 * `not_permitted` for one's own request or an address one changed oneself, `insufficient_scope`, and
 * `caller_verification_required` where the settings ask for it.
 */
export async function decideRecovery(
  deps: DecideRecoveryDeps,
  decider: Decider,
  idOrNumber: string,
  decision: RecoveryDecision,
): Promise<RecoveryRequest> {
  const request = await findRecoveryRequest(deps.stores.recoveryRequests, idOrNumber)
  try {
    refuseMissingPermission(decider.actor)
    // Read before it is asked who set it: one that comes later is not this one, and gets no link.
    const linkEmail = decision.verdict === 'approve' ? await verifiedAddress(deps, request) : null
    await refuseOwnRequest(deps, decider, request)
    const circumstances = decision.verdict === 'approve' ? await refuseUnverified(deps, decider, request) : null
    refuseLongText(decision)
    const { actor } = decider
    return await deps.change((stores) =>
      decide({ ...deps, circumstances }, stores, actor, { ...request, linkEmail }, decision),
    )
  } catch (fault) {
    if (fault instanceof RollcallError) {
      const details = { ...recoveryDetails(request), verdict: decision.verdict, code: fault.code }
      const type = 'recovery_request.decision_refused'
      await deps.stores.audit.record(decider.actor, type, aboutRecovery(request), details)
    }
    throw fault
  }
}

async function decide(
  { clock, publicUrl, circumstances }: DecideRecoveryDeps & { readonly circumstances: JsonObject | null },
  stores: RecoveryStores,
  actor: Actor,
  { id, userId, linkEmail }: RecoveryRequest,
  decision: RecoveryDecision,
): Promise<RecoveryRequest> {
  const { verdict, evidence = null, reason = null } = decision
  const at = clock.now()
  const decidedBy = { kind: actor.kind, id: actor.id, name: actor.name }
  const status = verdict === 'approve' ? 'approved' : 'denied'
  await holdRecovered(stores, userId)
  const decided = await stores.recoveryRequests.decide(
    id,
    { status, at, decidedBy, evidence, reason, linkEmail },
    pendingSince(at),
  )
  if (decided === null) {
    throw new RollcallError('already_decided', 'This request was decided or stopped before, or has run out.')
  }
  const hours = await waitingHours(stores, decided, decision)
  const details = {
    ...recoveryDetails(decided),
    ...(evidence === null ? {} : { verifiedBy: evidence.method }),
    ...(hours === 0 ? {} : { waitingHours: hours }),
    ...circumstances,
  }
  await stores.audit.record(actor, `recovery_request.${status}`, aboutRecovery(decided), details)
  const mailing = { ...stores, clock, publicUrl }
  if (status === 'approved') {
    return hours === 0 ? mailRecoveryLink(mailing, decided) : letLinkWait(mailing, decided, hours)
  }
  await tellOfDenial(stores, decided)
  return decided
}

async function verifiedAddress(
  { stores }: Pick<DecideRecoveryDeps, 'stores'>,
  { userId }: RecoveryRequest,
): Promise<string | null> {
  const account = userId === null ? null : await stores.accounts.find(userId)
  return account?.emailVerified === true ? account.email : null
}

/** What the event tells of it. Of an unknown address there is nobody to verify, and no approval. */
async function refuseUnverified(
  { stores, clock }: DecideRecoveryDeps,
  { actor, role = null }: Decider,
  { userId }: RecoveryRequest,
): Promise<JsonObject | null> {
  return userId === null ? null : requireVerification({ ...stores, clock }, { actor, role }, userId, 'recovery')
}

const askedWaitingHours = 24

/** What whoever decides asks for lengthens nothing that was set, and shortens nothing. */
async function waitingHours(
  stores: RecoveryStores,
  { userId }: RecoveryRequest,
  decision: RecoveryDecision,
): Promise<number> {
  if (decision.verdict === 'deny') return 0
  const { hours } = await recoveryWait(stores, userId)
  return hours === 0 && decision.waits === true ? askedWaitingHours : hours
}

/** The notice holds no link (S000-57). */
async function tellOfDenial({ accounts, messages }: RecoveryStores, request: RecoveryRequest): Promise<void> {
  const account = request.userId === null ? null : await accounts.find(request.userId)
  if (account?.email == null || !account.emailVerified) return
  const { email, userId, locale } = account
  const values = { number: recoveryNumber(request) }
  await messages.queue({ kind: 'recovery-denied', to: email, userId, locale, values })
}

export function refuseMissingPermission({ permissions }: Actor): void {
  if (permissions.has('approve:recovery')) return
  throw new RollcallError('insufficient_scope', 'This needs the permission approve:recovery.')
}

const textMaxLength = 1_000

function refuseLongText({ evidence, reason }: RecoveryDecision): void {
  for (const [field, text] of [
    ['evidence.note', evidence?.note],
    ['reason', reason],
  ] as const) {
    if ((text ?? '').length > textMaxLength) throw invalidField(field, `Enter at most ${textMaxLength} characters.`)
  }
}
