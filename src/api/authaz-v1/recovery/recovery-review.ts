// What somebody looks at before they decide a recovery request, and the ways to settle one that no account has.
import { type Static, Type } from 'typebox'
import { RollcallError } from '../../../kernel/errors.ts'
import { placeName } from '../../../kernel/place.ts'
import { callerCheckOf, callerChecks } from '../../../recovery/caller-checks.ts'
import { decideRecovery } from '../../../recovery/decide-recovery.ts'
import { findRecoveryRequest } from '../../../recovery/find-recovery-request.ts'
import { pointRecovery } from '../../../recovery/point-recovery.ts'
import { recoveryHistory } from '../../../recovery/recovery-chain.ts'
import type { RecoveryRequest } from '../../../recovery/recovery-request.ts'
import { recoveryWait } from '../../../recovery/recovery-wait.ts'
import { whyNotToDecide } from '../../../recovery/refuse-own-request.ts'
import { weighRecoveries } from '../../../recovery/weigh-recovery.ts'
import { statusOf } from '../../../users/lifecycle.ts'
import { closed, count, flag, orNull, text, textOrNull, timestamp, timestampOrNull, wholeOf } from '../answers.ts'
import { type Answer, type Call, ok, type Route } from '../route.ts'
import { accountStatuses } from '../users/user-filter-parameters.ts'
import { recoveryEvidence, recoveryMail, recoveryMailJson, recoveryStep, recoveryStepJson } from './recovery-chain.ts'
import { deciderOf } from './recovery-decider.ts'
import { recoveryRequestJson, recoveryRequestRecord, weighedJson } from './recovery-request-json.ts'
import { waitingRecoveries } from './waiting-recoveries.ts'

const all = '/recovery-requests'
const denyAtMost = 100

const denyManyBody = Type.Object(
  {
    ids: Type.Array(Type.String({ minLength: 1, maxLength: 100 }), {
      minItems: 1,
      maxItems: denyAtMost,
      description: `From 1 to ${denyAtMost} ids.`,
    }),
    reason: Type.String({
      minLength: 1,
      maxLength: 1_000,
      description: 'One reason for all, of at most 1000 characters.',
    }),
  },
  { additionalProperties: false },
)
const pointBody = Type.Object(
  { email: Type.String({ minLength: 3, maxLength: 320, description: 'The address of the account that was meant.' }) },
  { additionalProperties: false },
)

const account = closed(
  {
    userId: text,
    name: textOrNull,
    email: textOrNull,
    emailVerified: flag,
    status: Type.Enum([...accountStatuses]),
    lastSignInAt: timestampOrNull,
    lastSignInPlace: textOrNull,
    hasAuthenticator: flag,
    passkeys: count,
    recoveryCodesLeft: count,
    hasMailedCodes: flag,
  },
  'RecoveryAccount',
)

const callerCheck = closed(
  { id: text, at: timestamp, type: text, channel: textOrNull, kind: textOrNull, by: text },
  'RecoveryCallerCheck',
)

const counted = { count, isMore: flag }

export const recoveryReviewRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: `${all}/waiting`,
    access: ['read:recovery_requests'],
    summary: 'Count the recovery requests that wait',
    answers: { 200: closed({ ...counted, forYou: closed(counted) }) },
    handle: countWaiting,
  },
  {
    method: 'POST',
    path: `${all}/deny`,
    access: ['approve:recovery'],
    body: denyManyBody,
    whilePaused: 'contains',
    summary: 'Deny several recovery requests',
    answers: { 200: wholeOf(closed({ id: text, isDenied: flag, fault: textOrNull })) },
    handle: denyMany,
  },
  {
    method: 'GET',
    path: `${all}/:id/review`,
    access: ['read:recovery_requests'],
    summary: 'Review a recovery request',
    answers: {
      200: closed({
        request: recoveryRequestRecord,
        askedFrom: textOrNull,
        account: orNull(account),
        refusal: textOrNull,
        waitingHours: count,
        waitingAskedBy: orNull(closed({ id: text, name: text })),
        callerChecks: Type.Array(callerCheck),
      }),
    },
    handle: review,
  },
  {
    method: 'GET',
    path: `${all}/:id/history`,
    access: ['read:recovery_requests'],
    summary: 'Trace a recovery request',
    answers: {
      200: closed({
        userId: textOrNull,
        evidence: orNull(recoveryEvidence),
        reason: textOrNull,
        steps: Type.Array(recoveryStep),
        mails: Type.Array(recoveryMail),
        pointedFrom: textOrNull,
        pointedTo: textOrNull,
      }),
    },
    handle: history,
  },
  {
    method: 'POST',
    path: `${all}/:id/point`,
    access: ['approve:recovery'],
    body: pointBody,
    summary: 'Point a recovery request to the address that was meant',
    answers: { 200: recoveryRequestRecord },
    handle: point,
  },
]

async function countWaiting(call: Call): Promise<Answer> {
  const { count, isMore, forYou } = await waitingRecoveries(call)
  return ok({ count, isMore, forYou: { count: forYou.count, isMore: forYou.isMore } })
}

/** Each by itself: one that cannot be denied keeps none of the others waiting. */
async function denyMany(call: Call<unknown, Static<typeof denyManyBody>>): Promise<Answer> {
  const { directory, body } = call
  const data: { id: string; isDenied: boolean; fault: string | null }[] = []
  for (const id of new Set(body.ids)) {
    try {
      await decideRecovery(directory, deciderOf(call), id, { verdict: 'deny', reason: body.reason })
      data.push({ id, isDenied: true, fault: null })
    } catch (fault) {
      if (!(fault instanceof RollcallError)) throw fault
      data.push({ id, isDenied: false, fault: fault.message })
    }
  }
  return ok({ data })
}

/** The refusal is what a decision of this very caller would meet, so that a page says it before the button is pressed. */
async function review(call: Call): Promise<Answer> {
  const { directory, params } = call
  const { stores, clock, places } = directory
  const request = await findRecoveryRequest(stores.recoveryRequests, params.id as string)
  const weighed = (await weighRecoveries(directory, [request])).get(request.id)
  if (weighed === undefined) throw new Error(`no signals of ${request.id}`)
  const [refusal, found, wait, checks] = await Promise.all([
    request.status === 'pending' ? whyNotToDecide(directory, deciderOf(call), request) : null,
    accountNow(call, request.userId, weighed.facts),
    recoveryWait(stores, request.userId),
    checksSince(call, request),
  ])
  return ok({
    request: weighedJson(request, weighed, clock.now()),
    askedFrom: placeName(places.placeOf(request.ip), 'en'),
    account: found,
    refusal,
    waitingHours: wait.hours,
    waitingAskedBy: wait.organization,
    callerChecks: checks,
  })
}

/** `pointedFrom`, `pointedTo`: the number of the request that this one was asked anew for, or as. */
async function history({ directory, params }: Call): Promise<Answer> {
  const { stores, places } = directory
  const request = await findRecoveryRequest(stores.recoveryRequests, params.id as string)
  const { events, mails } = await recoveryHistory(directory, request)
  const told = (name: string) => events.map(({ details }) => details[name]).find((value) => typeof value === 'string')
  return ok({
    userId: request.userId,
    evidence: request.evidence,
    reason: request.reason,
    steps: events.map((event) => recoveryStepJson(places, event)),
    mails: mails.map(recoveryMailJson),
    pointedFrom: told('pointedFrom') ?? null,
    pointedTo: told('pointedTo') ?? null,
  })
}

/** Also those of others: support verifies who called, somebody else decides (console.md 1.7). */
async function checksSince(
  { directory }: Call,
  { userId, createdAt, decidedAt }: Pick<RecoveryRequest, 'userId' | 'createdAt' | 'decidedAt'>,
) {
  if (userId === null) return []
  const span = { since: createdAt, ...(decidedAt === null ? {} : { until: decidedAt }) }
  return (await callerChecks(directory, userId, span)).map((event) => {
    return { id: String(event.id), at: event.at, type: event.type, ...callerCheckOf(event) }
  })
}

async function accountNow(
  { directory }: Call,
  userId: string | null,
  { lastSignInAt, lastSignInIp }: { readonly lastSignInAt: Date | null; readonly lastSignInIp: string | null },
) {
  const { stores, clock, places } = directory
  const user = userId === null ? null : await stores.users.find(userId)
  if (user === null) return null
  const { factors } = await stores.authenticationMethods.factorsOf(user.id)
  return {
    userId: user.id,
    name: user.name,
    email: user.email,
    emailVerified: user.emailVerified,
    status: statusOf(user, clock.now()),
    lastSignInAt,
    lastSignInPlace: placeName(places.placeOf(lastSignInIp), 'en'),
    hasAuthenticator: factors.hasTotp,
    passkeys: factors.passkeys,
    recoveryCodesLeft: factors.recoveryCodesLeft,
    hasMailedCodes: factors.isEmailEnrolled,
  }
}

async function point({ actor, body, params, directory }: Call<unknown, Static<typeof pointBody>>): Promise<Answer> {
  const filed = await pointRecovery(directory, actor, params.id as string, body.email)
  return ok(await recoveryRequestJson(directory, filed))
}
