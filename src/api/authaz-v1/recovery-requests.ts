// Account recovery requests: people who lost everything, and who decides about them (S000-55).
import { type Static, Type } from 'typebox'
import { decideRecovery } from '../../recovery/decide-recovery.ts'
import { findRecoveryRequest } from '../../recovery/find-recovery-request.ts'
import {
  lostThings,
  type RecoveryRequest,
  recoveryNumber,
  statusNow,
  verificationMethods,
} from '../../recovery/recovery-request.ts'
import { resendRecoveryLink } from '../../recovery/resend-recovery-link.ts'
import {
  text as anyText,
  closed,
  count,
  flag,
  named,
  orNull,
  pageOf,
  textOrNull,
  timestamp,
  timestampOrNull,
} from './answers.ts'
import { pageAnswer, pageParameters, pageRequest } from './paging.ts'
import { type Answer, type Call, ok, type Route } from './route.ts'

const listQuery = Type.Object(
  {
    ...pageParameters,
    status: Type.Optional(
      Type.Enum(['pending', 'approved', 'denied', 'stopped', 'finished', 'expired'], {
        description: 'pending, approved, denied, stopped, finished or expired.',
      }),
    ),
    number: Type.Optional(
      Type.String({ pattern: '^(?:[Rr][Rr]-)?[0-9]{1,9}$', description: 'A number such as RR-1001, or 1001.' }),
    ),
  },
  { additionalProperties: false },
)
type ListQuery = Static<typeof listQuery>

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
const decides = { method: 'POST', access: ['approve:recovery'] } as const

const recoveryRequest = closed(
  {
    id: anyText,
    number: anyText,
    email: anyText,
    userId: textOrNull,
    context: textOrNull,
    lost: Type.Array(Type.Enum([...lostThings])),
    phoneNumber: textOrNull,
    status: Type.Enum(['pending', 'approved', 'denied', 'stopped', 'finished', 'expired']),
    timesAsked: count,
    isOwnerTold: flag,
    ip: textOrNull,
    userAgent: textOrNull,
    createdAt: timestamp,
    decidedAt: timestampOrNull,
    decidedBy: orNull(named),
    evidence: orNull(closed({ method: Type.Enum([...verificationMethods]), note: textOrNull })),
    reason: textOrNull,
    linkDueAt: timestampOrNull,
    linkSentAt: timestampOrNull,
    passwordSetAt: timestampOrNull,
    finishedAt: timestampOrNull,
  },
  'RecoveryRequestRecord',
)

export const recoveryRequestRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: all,
    access: ['read:recovery_requests'],
    query: listQuery,
    summary: 'List recovery requests',
    answers: { 200: pageOf(recoveryRequest) },
    handle: list,
  },
  {
    method: 'GET',
    path: `${all}/:id`,
    access: ['read:recovery_requests'],
    summary: 'Get a recovery request',
    answers: { 200: recoveryRequest },
    handle: get,
  },
  {
    ...decides,
    path: `${all}/:id/approve`,
    body: approveBody,
    summary: 'Approve a recovery request',
    answers: { 200: recoveryRequest },
    handle: approve,
  },
  {
    ...decides,
    path: `${all}/:id/deny`,
    body: denyBody,
    summary: 'Deny a recovery request',
    answers: { 200: recoveryRequest },
    handle: deny,
  },
  {
    ...decides,
    path: `${all}/:id/resend`,
    summary: 'Send the link of a recovery request again',
    answers: { 200: recoveryRequest },
    handle: resend,
  },
]

async function list({ query, directory }: Call<ListQuery>): Promise<Answer> {
  const { status, number, ...paging } = query
  const request = pageRequest(paging)
  const page = await directory.stores.recoveryRequests.list(
    {
      ...(status === undefined ? {} : { status }),
      ...(number === undefined ? {} : { number: Number(number.replace(/^rr-/i, '')) }),
    },
    request,
  )
  const now = directory.clock.now()
  return pageAnswer(page, request, (item) => requestJson(item, now))
}

async function get({ params, directory }: Call): Promise<Answer> {
  const found = await findRecoveryRequest(directory.stores.recoveryRequests, params.id as string)
  return ok(requestJson(found, directory.clock.now()))
}

async function approve(call: Call<unknown, ApproveBody>): Promise<Answer> {
  const { body, params, directory } = call
  const { method, note = null } = body.evidence
  const { reason = null, waits = false } = body
  const decision = { verdict: 'approve', evidence: { method, note }, reason, waits } as const
  const decided = await decideRecovery(directory, deciderOf(call), params.id as string, decision)
  return ok(requestJson(decided, directory.clock.now()))
}

async function deny(call: Call<unknown, DenyBody>): Promise<Answer> {
  const { body, params, directory } = call
  const checked =
    body.evidence === undefined ? null : { method: body.evidence.method, note: body.evidence.note ?? null }
  const decision = { verdict: 'deny', evidence: checked, reason: body.reason ?? null } as const
  const decided = await decideRecovery(directory, deciderOf(call), params.id as string, decision)
  return ok(requestJson(decided, directory.clock.now()))
}

async function resend({ actor, params, directory }: Call): Promise<Answer> {
  return ok(requestJson(await resendRecoveryLink(directory, actor, params.id as string), directory.clock.now()))
}

const newest = { kind: 'offset', offset: 0, limit: 1, withTotal: false } as const

/** An operator is a person with an address: they may be the one who asks, or a second account of somebody. */
function deciderOf({ actor, signedIn, console }: Pick<Call, 'actor' | 'signedIn' | 'console'>) {
  const { operators, auditSearch } = console.stores
  const emailOf = async (id: string) => (await operators.find(id))?.email ?? null
  const makerOf = async (subjectId: string) => {
    const { items } = await auditSearch.search({ types: ['operator.created'], subjectId }, newest)
    return items[0]?.actor ?? null
  }
  return { actor, email: signedIn?.operator.email ?? null, operators: { emailOf, makerOf } }
}

function requestJson(request: RecoveryRequest, now: Date) {
  const { number: _number, linkEmail: _linkEmail, ...shown } = request
  return { ...shown, number: recoveryNumber(request), status: statusNow(request, now) }
}
