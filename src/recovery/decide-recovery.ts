import type { AuditEvent, AuditStore } from '../audit/audit-event.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Change } from '../kernel/change.ts'
import type { Clock } from '../kernel/clock.ts'
import { invalidField, RollcallError } from '../kernel/errors.ts'
import { mailRecoveryLink } from './mail-recovery-link.ts'
import { aboutRecovery, type RecoveryStores, recoveryDetails } from './recovery-deps.ts'
import {
  type Evidence,
  pendingSince,
  presentRecoveryRequest,
  type RecoveryRequest,
  recoveryNumber,
} from './recovery-request.ts'

export interface DecideRecoveryDeps {
  readonly stores: Pick<RecoveryStores, 'recoveryRequests' | 'audit'>
  readonly change: Change<RecoveryStores>
  readonly clock: Clock
  readonly publicUrl: string
}

export type RecoveryDecision =
  | { readonly verdict: 'approve'; readonly evidence: Evidence; readonly reason?: string | null }
  | { readonly verdict: 'deny'; readonly evidence?: Evidence | null; readonly reason?: string | null }

/** A person behind the actor, where the face knows one: persons are compared, not tokens (AUZ-13). */
export interface Decider {
  readonly actor: Actor
  readonly email: string | null
}

/**
 * Approves or denies; the first decision is final. An approval mails a link that works once. Throws `already_decided`,
 * `not_permitted` for one's own request or an address one changed oneself, `insufficient_scope`.
 */
export async function decideRecovery(
  deps: DecideRecoveryDeps,
  decider: Decider,
  id: string,
  decision: RecoveryDecision,
): Promise<RecoveryRequest> {
  const request = presentRecoveryRequest(await deps.stores.recoveryRequests.find(id))
  try {
    refuseMissingPermission(decider.actor)
    await refuseOwnHand(deps.stores.audit, decider, request)
    refuseLongText(decision)
    return await deps.change((stores) => decide(deps, stores, decider.actor, request, decision))
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
  { clock, publicUrl }: DecideRecoveryDeps,
  stores: RecoveryStores,
  actor: Actor,
  { id }: RecoveryRequest,
  { verdict, evidence = null, reason = null }: RecoveryDecision,
): Promise<RecoveryRequest> {
  const at = clock.now()
  const decidedBy = { kind: actor.kind, id: actor.id, name: actor.name }
  const status = verdict === 'approve' ? 'approved' : 'denied'
  const decided = await stores.recoveryRequests.decide(
    id,
    { status, at, decidedBy, evidence, reason },
    pendingSince(at),
  )
  if (decided === null) {
    throw new RollcallError('already_decided', 'This request was decided or stopped before, or has run out.')
  }
  const details = { ...recoveryDetails(decided), ...(evidence === null ? {} : { verifiedBy: evidence.method }) }
  await stores.audit.record(actor, `recovery_request.${status}`, aboutRecovery(decided), details)
  if (status === 'approved') return mailRecoveryLink({ ...stores, clock, publicUrl }, decided)
  await tellOfDenial(stores, decided)
  return decided
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

const eventsLookedAt = 200

/** Nobody lets themselves in, nor somebody whose address they set (console.md 3.14). */
async function refuseOwnHand(audit: AuditStore, { actor, email }: Decider, request: RecoveryRequest): Promise<void> {
  if (actor.id === request.userId || (email !== null && email.toLowerCase() === request.email)) {
    throw new RollcallError('not_permitted', 'This is your own request. Ask somebody else to decide it.')
  }
  if (request.userId === null) return
  const page = { kind: 'offset', offset: 0, limit: eventsLookedAt, withTotal: false } as const
  const { items } = await audit.listAbout(request.userId, page)
  if (items.find(isChangeOfEmail)?.actor.id !== actor.id) return
  throw new RollcallError('not_permitted', 'You changed the e-mail address of this person last. Ask somebody else.')
}

function isChangeOfEmail({ type, details }: AuditEvent): boolean {
  if (type === 'user.email_changed') return true
  return type === 'user.updated' && Array.isArray(details.fields) && details.fields.includes('email')
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
