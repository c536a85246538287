// Each recovery of one person as the audit has it, from the request to the first sign-ins afterwards, with what an auditor
// would ask about: "did anyone improperly recover this account?" (console.md 3.12).
import type { AuditEvent } from '../audit/audit-event.ts'
import type { AuditFilter } from '../audit/audit-search.ts'
import type { AuditEventType } from '../audit/event-types.ts'
import type { MessageSummary } from '../messages/message.ts'
import { callerChecks } from './caller-checks.ts'
import { type ChainFlag, flagsOf, type RecoveryChainDeps, sensitiveTypes } from './chain-flags.ts'
import { aboutRecovery } from './recovery-deps.ts'
import type { RecoveryRequest } from './recovery-request.ts'

export interface RecoveryChain {
  readonly requestId: string
  readonly number: string
  /** Oldest first. */
  readonly events: readonly AuditEvent[]
  /** While the request is kept: who was verified how, and why it was decided so. */
  readonly request: Pick<RecoveryRequest, 'evidence' | 'reason' | 'context' | 'decidedAt'> | null
  readonly flags: readonly ChainFlag[]
  /** The links that were mailed, oldest first, as long as messages are kept. */
  readonly mails: readonly ChainMail[]
}

export type RecoveryHistoryDeps = Pick<RecoveryChainDeps, 'stores'>

export type ChainMail = Pick<MessageSummary, 'id' | 'status' | 'queuedAt' | 'sentAt'>

/** In the words of the index that holds nothing else (migration 0134). */
export const recoveryTypes: readonly AuditEventType[] = [
  'recovery_request.created',
  'recovery_request.joined',
  'recovery_request.approved',
  'recovery_request.denied',
  'recovery_request.stopped',
  'recovery_request.decision_refused',
  'recovery_request.link_resent',
  'recovery_request.link_sent',
  'recovery_request.link_unsent',
  'recovery_request.opened',
  'recovery_request.finished',
]

/** What a recovery sets, and where it leads. */
const ownSteps: readonly AuditEventType[] = ['user.password_changed', 'user.factor_enrolled', 'user.signed_in']

const eventsAtMost = 200
const mailsAtMost = 100
/** The newest ones; older ones are found in the whole log. */
const chainsAtMost = 10
const signInsShown = 3
const watchedHours = 1

/** Newest first. */
export async function recoveryChains(deps: RecoveryChainDeps, userId: string): Promise<readonly RecoveryChain[]> {
  const chains: Omit<RecoveryChain, 'mails'>[] = []
  for (const [requestId, events] of await eventsByRequest(deps, userId)) {
    chains.push(await chainOf(deps, userId, requestId, events))
  }
  return withMails(chains, await linksMailed(deps, userId))
}

/** What the audit has of one request, as of a chain, for whoever decides it. */
export async function recoveryHistory(
  deps: RecoveryHistoryDeps,
  request: RecoveryRequest,
): Promise<Pick<RecoveryChain, 'events' | 'mails'>> {
  const { id, userId } = request
  const own = await recoveryEvents(deps, { subjectId: aboutRecovery(request).id, recoveryRequestId: id })
  if (userId === null) return { events: own, mails: [] }
  const events = stepsOf(own, await checksBeforeDecision(deps, userId, own), await eventsAfter(deps, userId, own))
  const chains: MailedChain[] = []
  for (const [requestId, itsEvents] of await eventsByRequest(deps, userId)) {
    if (requestId === id) continue
    chains.push({ requestId, events: itsEvents, request: await deps.stores.recoveryRequests.find(requestId) })
  }
  // Newest first, as a link belongs to the newest request that was approved before it.
  const isNewer = ({ events: theirs }: MailedChain) => (theirs[0]?.id ?? 0) > (own[0]?.id ?? 0)
  const placed = [...chains.filter(isNewer), { requestId: id, events: own, request }]
  return { events, mails: withMails(placed, await linksMailed(deps, userId)).at(-1)?.mails ?? [] }
}

/** The newest requests of one subject, each with its events, oldest first. */
async function eventsByRequest(
  deps: RecoveryHistoryDeps,
  subjectId: string,
): Promise<ReadonlyMap<string, readonly AuditEvent[]>> {
  const byRequest = new Map<string, AuditEvent[]>()
  for (const event of (await recoveryEvents(deps, { subjectId })).toReversed()) {
    const id = String(event.details.request ?? '')
    byRequest.set(id, [event, ...(byRequest.get(id) ?? [])])
  }
  return new Map([...byRequest].slice(0, chainsAtMost))
}

/** The newest of them, oldest first. */
async function recoveryEvents(
  { stores }: RecoveryHistoryDeps,
  of: Pick<AuditFilter, 'subjectId' | 'recoveryRequestId'>,
): Promise<readonly AuditEvent[]> {
  const page = { kind: 'offset', offset: 0, limit: eventsAtMost, withTotal: false } as const
  return (await stores.auditSearch.search({ types: recoveryTypes, ...of }, page)).items.toReversed()
}

async function linksMailed({ stores }: RecoveryHistoryDeps, userId: string): Promise<readonly MessageSummary[]> {
  const page = { kind: 'offset', offset: 0, limit: mailsAtMost, withTotal: false } as const
  const { items } = await stores.messages.listOf(userId, page)
  return items.filter(({ kind }) => kind === 'recovery-approved').toReversed()
}

interface MailedChain {
  readonly requestId: string
  readonly events: readonly AuditEvent[]
  readonly request: Pick<RecoveryRequest, 'decidedAt'> | null
}

/** A letter does not say for which request it was: it is of the newest that was approved before it. */
function withMails<Chain extends MailedChain>(
  chains: readonly Chain[],
  mails: readonly MessageSummary[],
): readonly (Chain & Pick<RecoveryChain, 'mails'>)[] {
  const approved = chains.filter(({ events }) => events.some(({ type }) => type === 'recovery_request.approved'))
  const chainOfMail = ({ queuedAt }: MessageSummary) =>
    approved.find(({ request }) => request?.decidedAt != null && request.decidedAt <= queuedAt)
  return chains.map((chain) => ({ ...chain, mails: mails.filter((mail) => chainOfMail(mail) === chain) }))
}

async function chainOf(
  deps: RecoveryChainDeps,
  userId: string,
  requestId: string,
  events: readonly AuditEvent[],
): Promise<Omit<RecoveryChain, 'mails'>> {
  const { stores } = deps
  const request = await stores.recoveryRequests.find(requestId)
  const after = await eventsAfter(deps, userId, events)
  const flags = await flagsOf(deps, userId, events, after)
  const number = String(events[0]?.details.number ?? '')
  const steps = stepsOf(events, await checksBeforeDecision(deps, userId, events), after)
  return { requestId, number, events: steps, request, flags }
}

function stepsOf(
  events: readonly AuditEvent[],
  checks: readonly AuditEvent[],
  after: readonly AuditEvent[],
): readonly AuditEvent[] {
  const own = after.filter(({ type }) => ownSteps.includes(type)).filter(firstSignIns(events))
  return [...events, ...checks, ...own].toSorted((one, other) => one.id - other.id)
}

/** How whoever called was verified while the request waited: each time, by whomever. */
async function checksBeforeDecision(
  deps: RecoveryHistoryDeps,
  userId: string,
  events: readonly AuditEvent[],
): Promise<readonly AuditEvent[]> {
  const created = events.find(({ type }) => type === 'recovery_request.created')
  const decided = events.find(({ type }) => decisions.includes(type))
  if (created === undefined) return []
  return callerChecks(deps, userId, { since: created.at, ...(decided === undefined ? {} : { until: decided.at }) })
}

const decisions: readonly AuditEventType[] = [
  'recovery_request.approved',
  'recovery_request.denied',
  'recovery_request.stopped',
]

/** From the opened link on until an hour after the end, oldest first. */
async function eventsAfter(
  { stores }: RecoveryHistoryDeps,
  userId: string,
  events: readonly AuditEvent[],
): Promise<readonly AuditEvent[]> {
  const opened = events.find(({ type }) => type === 'recovery_request.opened')
  const last = events.findLast(({ type }) => type === 'recovery_request.finished' || type === 'recovery_request.opened')
  if (opened === undefined || last === undefined) return []
  const until = new Date(last.at.getTime() + watchedHours * 3_600_000)
  const page = { kind: 'offset', offset: 0, limit: eventsAtMost, withTotal: false } as const
  const filter = { types: [...ownSteps, ...sensitiveTypes], subjectId: userId, since: opened.at, until }
  const { items } = await stores.auditSearch.search(filter, page)
  return [...items].reverse()
}

/** Of the sign-ins only the first few after the end. */
function firstSignIns(events: readonly AuditEvent[]): (event: AuditEvent) => boolean {
  const finished = events.find(({ type }) => type === 'recovery_request.finished')
  let left = signInsShown
  return ({ type, id }) => {
    if (type !== 'user.signed_in') return true
    if (finished === undefined || id < finished.id) return false
    left -= 1
    return left >= 0
  }
}
