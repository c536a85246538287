// Account recovery requests on this face. The vendor knows none, so the words are ours in its manner.
import { type Static, Type } from 'typebox'
import { mapPage } from '../../../kernel/page.ts'
import { decideRecovery } from '../../../recovery/decide-recovery.ts'
import { findRecoveryRequest } from '../../../recovery/find-recovery-request.ts'
import {
  lostThings,
  type RecoveryRequest,
  recoveryNumber,
  recoveryStatuses,
  statusNow,
  verificationMethods,
} from '../../../recovery/recovery-request.ts'
import { resendRecoveryLink } from '../../../recovery/resend-recovery-link.ts'
import { closed, listOf, timestamp } from '../answers.ts'
import { checkpointParameters, offsetParameters, type PagingQuery, pageAnswer, pageRequest } from '../paging.ts'
import { type Answer, anyOf, type Call, ok, type Route } from '../route.ts'

const listQuery = Type.Object({
  ...offsetParameters,
  ...checkpointParameters,
  status: Type.Optional(Type.Enum([...recoveryStatuses])),
})
type ListQuery = Static<typeof listQuery>

const evidence = Type.Object(
  {
    method: Type.Enum([...verificationMethods], { description: 'How it was made sure who asks.' }),
    note: Type.Optional(Type.String({ maxLength: 1_000 })),
  },
  { additionalProperties: false },
)
const reason = Type.Optional(Type.String({ maxLength: 1_000 }))
const approveBody = Type.Object({ evidence, reason }, { additionalProperties: false })
const denyBody = Type.Object({ evidence: Type.Optional(evidence), reason }, { additionalProperties: false })
type ApproveBody = Static<typeof approveBody>
type DenyBody = Static<typeof denyBody>

const textOrNull = Type.Union([Type.String(), Type.Null()])
const timeOrNull = Type.Union([timestamp, Type.Null()])

const recoveryRequest = closed(
  {
    id: Type.String(),
    number: Type.String(),
    status: Type.Enum([...recoveryStatuses]),
    email: Type.String(),
    user_id: textOrNull,
    context: textOrNull,
    lost: Type.Array(Type.Enum([...lostThings])),
    phone_number: textOrNull,
    times_asked: Type.Integer(),
    is_owner_told: Type.Boolean(),
    ip: textOrNull,
    user_agent: textOrNull,
    created_at: timestamp,
    decided_at: timeOrNull,
    decided_by: Type.Union([closed({ type: Type.String(), id: Type.String(), name: Type.String() }), Type.Null()]),
    evidence: Type.Union([closed({ method: Type.Enum([...verificationMethods]), note: textOrNull }), Type.Null()]),
    reason: textOrNull,
    link_sent_at: timeOrNull,
    password_set_at: timeOrNull,
    finished_at: timeOrNull,
  },
  'ManagementRecoveryRequest',
)
const answers = { 200: recoveryRequest }

const all = '/recovery-requests'
const reads = { method: 'GET', scopes: anyOf('read:recovery_requests') } as const
const decides = { method: 'POST', scopes: anyOf('approve:recovery') } as const

export const recoveryRequestRoutes: readonly Route[] = [
  {
    ...reads,
    path: all,
    summary: 'List account recovery requests',
    query: listQuery,
    answers: { 200: listOf('recovery_requests', recoveryRequest) },
    handle: list,
  },
  { ...reads, path: `${all}/:id`, summary: 'Get an account recovery request', answers, handle: get },
  {
    ...decides,
    path: `${all}/:id/approve`,
    summary: 'Approve an account recovery request',
    body: approveBody,
    answers,
    handle: approve,
  },
  {
    ...decides,
    path: `${all}/:id/deny`,
    whilePaused: 'contains',
    summary: 'Deny an account recovery request',
    body: denyBody,
    answers,
    handle: deny,
  },
  {
    ...decides,
    path: `${all}/:id/resend`,
    summary: 'Send the link of an account recovery again',
    answers,
    handle: resend,
  },
]

async function list({ query, directory }: Call<ListQuery>): Promise<Answer> {
  const asked = query.status === undefined ? {} : { statuses: [query.status] }
  const page = await directory.stores.recoveryRequests.list(asked, pageRequest(query as PagingQuery))
  const now = directory.clock.now()
  return pageAnswer(
    'recovery_requests',
    query,
    mapPage(page, (request) => requestJson(request, now)),
  )
}

async function get({ params, directory }: Call): Promise<Answer> {
  const found = await findRecoveryRequest(directory.stores.recoveryRequests, params.id as string)
  return ok(requestJson(found, directory.clock.now()))
}

async function approve({ actor, params, body, directory }: Call<unknown, ApproveBody>): Promise<Answer> {
  const { method, note = null } = body.evidence
  const decision = { verdict: 'approve', evidence: { method, note }, reason: body.reason ?? null } as const
  const decided = await decideRecovery(directory, { actor, email: null }, params.id as string, decision)
  return ok(requestJson(decided, directory.clock.now()))
}

async function deny({ actor, params, body, directory }: Call<unknown, DenyBody>): Promise<Answer> {
  const checked =
    body.evidence === undefined ? null : { method: body.evidence.method, note: body.evidence.note ?? null }
  const decision = { verdict: 'deny', evidence: checked, reason: body.reason ?? null } as const
  const decided = await decideRecovery(directory, { actor, email: null }, params.id as string, decision)
  return ok(requestJson(decided, directory.clock.now()))
}

async function resend({ actor, params, directory }: Call): Promise<Answer> {
  return ok(requestJson(await resendRecoveryLink(directory, actor, params.id as string), directory.clock.now()))
}

function requestJson(request: RecoveryRequest, now: Date): object {
  const { decidedBy } = request
  return {
    id: request.id,
    number: recoveryNumber(request),
    status: statusNow(request, now),
    email: request.email,
    user_id: request.userId,
    context: request.context,
    lost: request.lost,
    phone_number: request.phoneNumber,
    times_asked: request.timesAsked,
    is_owner_told: request.isOwnerTold,
    ip: request.ip,
    user_agent: request.userAgent,
    created_at: request.createdAt,
    decided_at: request.decidedAt,
    decided_by: decidedBy === null ? null : { type: decidedBy.kind, id: decidedBy.id, name: decidedBy.name },
    evidence: request.evidence,
    reason: request.reason,
    link_sent_at: request.linkSentAt,
    password_set_at: request.passwordSetAt,
    finished_at: request.finishedAt,
  }
}
