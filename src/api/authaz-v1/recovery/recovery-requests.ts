// Account recovery requests: people who lost everything, and who decides about them (S000-55).
import { type Static, Type } from 'typebox'
import type { Directory } from '../../../directory.ts'
import { organizationNamed } from '../../../organizations/find-organization.ts'
import { decideRecovery } from '../../../recovery/decide-recovery.ts'
import { findRecoveryRequest } from '../../../recovery/find-recovery-request.ts'
import { type RecoveryStatus, recoveryStatuses, verificationMethods } from '../../../recovery/recovery-request.ts'
import type { RecoveryQuery } from '../../../recovery/recovery-request-store.ts'
import { resendRecoveryLink } from '../../../recovery/resend-recovery-link.ts'
import { againstRecovery, type SignalAgainst } from '../../../recovery/signals-against.ts'
import { type WeighedRecovery, weighRecoveries } from '../../../recovery/weigh-recovery.ts'
import { pageOf } from '../answers.ts'
import { orderAsked, sortParameter } from '../list-order.ts'
import { pageAnswer, pageParameters, pageRequest } from '../paging.ts'
import { type Answer, type Call, ok, type Route } from '../route.ts'
import { deciderOf } from './recovery-decider.ts'
import { recoveryRequestJson, recoveryRequestRecord, weighedJson } from './recovery-request-json.ts'

const anySignal = `(${againstRecovery.join('|')})`

export const recoveryFilters = {
  status: Type.Optional(
    Type.String({
      pattern: `^(${recoveryStatuses.join('|')})(,(${recoveryStatuses.join('|')})){0,5}$`,
      description: 'pending, approved, denied, stopped, finished or expired; several are separated by commas.',
    }),
  ),
  account: Type.Optional(
    Type.Enum(['known', 'unknown'], { description: 'known or unknown: whether an account has the address.' }),
  ),
  waitingHours: Type.Optional(
    Type.Integer({ minimum: 1, maximum: 720, description: 'Made at least so many hours ago, from 1 to 720.' }),
  ),
  organization: Type.Optional(
    Type.String({ minLength: 1, maxLength: 300, description: 'The id or the name of an organization.' }),
  ),
  signal: Type.Optional(
    Type.String({
      pattern: `^${anySignal}(,${anySignal}){0,3}$`,
      description: `What speaks against it: ${againstRecovery.join(', ')}; several are separated by commas.`,
    }),
  ),
  assignee: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 300,
      description: 'Who took it: me, nobody, others, or the id of an operator or a key.',
    }),
  ),
  number: Type.Optional(
    Type.String({ pattern: '^(?:[Rr][Rr]-)?[0-9]{1,9}$', description: 'A number such as RR-1001, or 1001.' }),
  ),
}
const listQuery = Type.Object(
  { ...pageParameters, ...recoveryFilters, sort: sortParameter(['created'], 'created') },
  { additionalProperties: false },
)
type ListQuery = Static<typeof listQuery>
type RecoveryFilterQuery = Omit<ListQuery, keyof typeof pageParameters | 'sort'>

const text = Type.Optional(Type.String({ maxLength: 1_000, description: 'At most 1000 characters.' }))
const evidence = Type.Object(
  {
    method: Type.Enum([...verificationMethods], {
      description: `How it was made sure who asks: ${verificationMethods.join(', ')}.`,
    }),
    note: text,
  },
  { additionalProperties: false },
)
const waits = Type.Optional(
  Type.Boolean({ description: 'true: the link goes out after 24 hours, in which the owner may stop it.' }),
)
const approveBody = Type.Object({ evidence, reason: text, waits }, { additionalProperties: false })
const denyBody = Type.Object({ evidence: Type.Optional(evidence), reason: text }, { additionalProperties: false })
type ApproveBody = Static<typeof approveBody>
type DenyBody = Static<typeof denyBody>

const all = '/recovery-requests'
/** Whoever has the link sets a password, which resets MFA as well (set-recovered-password.ts). */
const opening = ['reset-password', 'reset-mfa'] as const
const decides = { method: 'POST', access: ['approve:recovery'] } as const

export const recoveryRequestRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: all,
    access: ['read:recovery_requests'],
    query: listQuery,
    summary: 'List recovery requests',
    answers: { 200: pageOf(recoveryRequestRecord) },
    handle: list,
  },
  {
    method: 'GET',
    path: `${all}/:id`,
    access: ['read:recovery_requests'],
    summary: 'Get a recovery request',
    answers: { 200: recoveryRequestRecord },
    handle: get,
  },
  {
    ...decides,
    path: `${all}/:id/approve`,
    stepUp: 'recent',
    act: opening,
    body: approveBody,
    summary: 'Approve a recovery request',
    answers: { 200: recoveryRequestRecord },
    handle: approve,
  },
  {
    ...decides,
    path: `${all}/:id/deny`,
    body: denyBody,
    whilePaused: 'contains',
    summary: 'Deny a recovery request',
    answers: { 200: recoveryRequestRecord },
    handle: deny,
  },
  {
    ...decides,
    path: `${all}/:id/resend`,
    stepUp: 'recent',
    act: opening,
    summary: 'Send the link of a recovery request again',
    answers: { 200: recoveryRequestRecord },
    handle: resend,
  },
]

async function list({ query, directory, actor }: Call<ListQuery>): Promise<Answer> {
  const request = pageRequest(query)
  const asked = await recoveryAsked(directory, query, actor.id)
  const page = await directory.stores.recoveryRequests.list(asked, request, orderAsked(query.sort))
  const weighed = await weighRecoveries(directory, page.items)
  const now = directory.clock.now()
  return pageAnswer(page, request, (item) => weighedJson(item, weighed.get(item.id) as WeighedRecovery, now))
}

/** What the list is narrowed to; `ownId` is whoever asks. */
export async function recoveryAsked(
  { stores, clock }: Directory,
  query: RecoveryFilterQuery,
  ownId: string,
): Promise<RecoveryQuery> {
  const { status, number, account, waitingHours, organization, signal, assignee } = query
  return {
    ...(status === undefined ? {} : { statuses: status.split(',') as RecoveryStatus[] }),
    ...(number === undefined ? {} : { number: Number(number.replace(/^rr-/i, '')) }),
    ...(account === undefined ? {} : { hasAccount: account === 'known' }),
    ...(waitingHours === undefined ? {} : { before: new Date(clock.now().getTime() - waitingHours * 3_600_000) }),
    ...(organization === undefined ? {} : { organizationId: (await organizationNamed(stores, organization)).id }),
    ...(signal === undefined ? {} : { signals: signal.split(',') as SignalAgainst[] }),
    ...(assignee === undefined ? {} : assigned(assignee, ownId)),
  }
}

function assigned(assignee: string, ownId: string): RecoveryQuery {
  if (assignee === 'others') return { assigneeIdNot: ownId }
  if (assignee === 'nobody') return { assigneeId: null }
  return { assigneeId: assignee === 'me' ? ownId : assignee }
}

async function get({ params, directory }: Call): Promise<Answer> {
  const found = await findRecoveryRequest(directory.stores.recoveryRequests, params.id as string)
  return ok(await recoveryRequestJson(directory, found))
}

async function approve(call: Call<unknown, ApproveBody>): Promise<Answer> {
  const { body, params, directory } = call
  const { method, note = null } = body.evidence
  const { reason = null, waits = false } = body
  const decision = { verdict: 'approve', evidence: { method, note }, reason, waits } as const
  const decided = await decideRecovery(directory, deciderOf(call), params.id as string, decision)
  return ok(await recoveryRequestJson(directory, decided))
}

async function deny(call: Call<unknown, DenyBody>): Promise<Answer> {
  const { body, params, directory } = call
  const checked =
    body.evidence === undefined ? null : { method: body.evidence.method, note: body.evidence.note ?? null }
  const decision = { verdict: 'deny', evidence: checked, reason: body.reason ?? null } as const
  const decided = await decideRecovery(directory, deciderOf(call), params.id as string, decision)
  return ok(await recoveryRequestJson(directory, decided))
}

async function resend({ actor, params, directory }: Call): Promise<Answer> {
  return ok(await recoveryRequestJson(directory, await resendRecoveryLink(directory, actor, params.id as string)))
}
