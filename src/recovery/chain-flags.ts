import type { AuditEvent } from '../audit/audit-event.ts'
import type { AuditSearchStore } from '../audit/audit-search.ts'
import type { AuditEventType } from '../audit/event-types.ts'
import type { Places } from '../kernel/place.ts'
import type { MessageStore } from '../messages/message-store.ts'
import type { RecoveryRequestStore } from './recovery-request-store.ts'

export interface RecoveryChainDeps {
  readonly stores: {
    readonly auditSearch: Pick<AuditSearchStore, 'search'>
    readonly recoveryRequests: Pick<RecoveryRequestStore, 'find'>
    readonly messages: Pick<MessageStore, 'listOf'>
  }
  readonly places: Places
  /** Of the people who run Rollcall: what became of them later. */
  readonly operatorAudit: Pick<AuditSearchStore, 'search'>
}

/** What an auditor would ask about. It proves nothing by itself. */
export type ChainFlag =
  | { readonly kind: 'not-verified' }
  | { readonly kind: 'decided-fast'; readonly seconds: number }
  | { readonly kind: 'other-country'; readonly asked: string; readonly opened: string }
  | { readonly kind: 'address-of-approver' }
  | { readonly kind: 'asked-by-approver' }
  | { readonly kind: 'approver-gone'; readonly how: 'removed' | 'suspended' }
  | { readonly kind: 'address-changed'; readonly daysBefore: number }
  | { readonly kind: 'sensitive-action'; readonly type: string; readonly minutesAfter: number }

/** What somebody who got in by it wrongly would do next. */
export const sensitiveTypes: readonly AuditEventType[] = [
  'user.email_changed',
  'user.email_change_requested',
  'user.factor_removed',
  'user.consent_given',
  'user.data_downloaded',
  'user.identity_linked',
  'user.role_assigned',
]

/** Nobody verifies anybody in less. */
const decidedFastSeconds = 120
const addressDays = 7
const dayMs = 86_400_000

/** Of an approved request; nothing is to be asked about one that let nobody in. */
export async function flagsOf(
  deps: RecoveryChainDeps,
  userId: string,
  events: readonly AuditEvent[],
  after: readonly AuditEvent[],
): Promise<readonly ChainFlag[]> {
  const [created, approved, opened] = (['created', 'approved', 'opened'] as const).map((step) =>
    events.find(({ type }) => type === `recovery_request.${step}`),
  )
  if (approved === undefined) return []
  const joined = events.filter(({ type }) => type === 'recovery_request.joined')
  const moved = created === undefined ? [] : await addressChanged(deps, userId, created)
  return [
    ...(approved.details.verifiedBy === undefined ? [{ kind: 'not-verified' } as const] : []),
    ...(created === undefined ? [] : askedAndDecided(created, joined, approved)),
    ...(created === undefined || opened === undefined ? [] : countries(deps, created, opened)),
    ...(sharesAddress(approved, [created, opened]) ? [{ kind: 'address-of-approver' } as const] : []),
    ...(await approverGone(deps, approved)),
    ...moved,
    ...sensitive(events, after),
  ]
}

function askedAndDecided(
  created: AuditEvent,
  joined: readonly AuditEvent[],
  approved: AuditEvent,
): readonly ChainFlag[] {
  const seconds = Math.round((approved.at.getTime() - created.at.getTime()) / 1_000)
  return [
    ...(seconds < decidedFastSeconds ? [{ kind: 'decided-fast', seconds } as const] : []),
    ...([created, ...joined].some(({ actor }) => actor.id === approved.actor.id)
      ? [{ kind: 'asked-by-approver' } as const]
      : []),
  ]
}

/**
 * A request that was pointed to another address says where it was asked from. Where an organization asked it is the address
 * of its administrator, which says nothing of the person.
 */
function askedIp({ ip, details }: AuditEvent): string | null {
  if (typeof details.organization === 'string') return null
  return typeof details.askedFrom === 'string' ? details.askedFrom : ip
}

function countries({ places }: RecoveryChainDeps, created: AuditEvent, opened: AuditEvent): readonly ChainFlag[] {
  const asked = places.placeOf(askedIp(created))?.country ?? null
  const from = places.placeOf(opened.ip)?.country ?? null
  if (asked === null || from === null || asked === from) return []
  return [{ kind: 'other-country', asked, opened: from }]
}

function sharesAddress({ ip }: AuditEvent, others: readonly (AuditEvent | undefined)[]): boolean {
  return ip !== null && others.some((other) => other !== undefined && askedIp(other) === ip)
}

async function approverGone(
  { operatorAudit }: RecoveryChainDeps,
  { actor, at }: AuditEvent,
): Promise<readonly ChainFlag[]> {
  if (actor.kind !== 'operator') return []
  const page = { kind: 'offset', offset: 0, limit: 1, withTotal: false } as const
  const types = ['operator.removed', 'user.suspended'] as const
  const [event] = (await operatorAudit.search({ types, subjectId: actor.id, since: at }, page)).items
  if (event === undefined) return []
  return [{ kind: 'approver-gone', how: event.type === 'operator.removed' ? 'removed' : 'suspended' }]
}

async function addressChanged(
  { stores }: RecoveryChainDeps,
  userId: string,
  { at }: AuditEvent,
): Promise<readonly ChainFlag[]> {
  const page = { kind: 'offset', offset: 0, limit: 50, withTotal: false } as const
  const types = ['user.email_changed', 'user.email_change_undone', 'user.updated'] as const
  const since = new Date(at.getTime() - addressDays * dayMs)
  const { items } = await stores.auditSearch.search({ types, subjectId: userId, since, until: at }, page)
  const event = items.find(({ type, details }) => type !== 'user.updated' || hasEmail(details.fields))
  if (event === undefined) return []
  return [{ kind: 'address-changed', daysBefore: Math.floor((at.getTime() - event.at.getTime()) / dayMs) }]
}

function hasEmail(fields: unknown): boolean {
  return Array.isArray(fields) && fields.includes('email')
}

/** After the end, and not part of the recovery. */
function sensitive(events: readonly AuditEvent[], after: readonly AuditEvent[]): readonly ChainFlag[] {
  const finished = events.find(({ type }) => type === 'recovery_request.finished')
  if (finished === undefined) return []
  return after
    .filter(({ type, id }) => sensitiveTypes.includes(type) && id > finished.id)
    .slice(0, 3)
    .map(({ type, at }) => ({
      kind: 'sensitive-action',
      type,
      minutesAfter: Math.floor((at.getTime() - finished.at.getTime()) / 60_000),
    }))
}
