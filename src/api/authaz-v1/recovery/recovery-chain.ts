// The recoveries of one person, each as a chain from the request to the first sign-ins, for whoever audits them.
import { Type } from 'typebox'
import type { AuditEvent } from '../../../audit/audit-event.ts'
import { type Places, placeName } from '../../../kernel/place.ts'
import { messageStatuses } from '../../../messages/message.ts'
import { callerCheckOf, isCallerCheck } from '../../../recovery/caller-checks.ts'
import { type ChainMail, recoveryChains } from '../../../recovery/recovery-chain.ts'
import { verificationMethods } from '../../../recovery/recovery-request.ts'
import { deviceName } from '../../../sessions/device-name.ts'
import { closed, count, orNull, text, textOrNull, timestamp, timestampOrNull, wholeOf } from '../answers.ts'
import { actorJson, eventActor } from '../audit/event-filters.ts'
import { type Answer, type Call, ok, type Route } from '../route.ts'

export const recoveryStep = closed(
  {
    id: text,
    at: timestamp,
    type: text,
    actor: eventActor,
    ip: textOrNull,
    place: textOrNull,
    userAgent: textOrNull,
    device: textOrNull,
    /** Of the steps that verified whoever called. */
    callerCheck: orNull(closed({ channel: textOrNull, kind: textOrNull, by: text })),
  },
  'RecoveryChainStep',
)

const kind = <Kind extends string>(value: Kind) => Type.Literal(value)

const flag = Type.Union([
  closed({ kind: kind('not-verified') }),
  closed({ kind: kind('decided-fast'), seconds: Type.Integer() }),
  closed({ kind: kind('other-country'), asked: text, opened: text }),
  closed({ kind: kind('address-of-approver') }),
  closed({ kind: kind('asked-by-approver') }),
  closed({ kind: kind('approver-gone'), how: Type.Enum(['removed', 'suspended']) }),
  closed({ kind: kind('address-changed'), daysBefore: count }),
  closed({ kind: kind('sensitive-action'), type: text, minutesAfter: count }),
])

export const recoveryEvidence = closed({ method: Type.Enum([...verificationMethods]), note: textOrNull })

/** A link that was mailed. */
export const recoveryMail = closed(
  { id: text, status: Type.Enum([...messageStatuses]), queuedAt: timestamp, sentAt: timestampOrNull },
  'RecoveryChainMail',
)

const chain = closed(
  {
    requestId: text,
    number: text,
    context: textOrNull,
    evidence: orNull(recoveryEvidence),
    reason: textOrNull,
    steps: Type.Array(recoveryStep),
    flags: Type.Array(flag),
    /** The links that were mailed, as long as messages are kept. */
    mails: Type.Array(recoveryMail),
  },
  'RecoveryChain',
)

export const recoveryChainRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/users/:id/recovery-chain',
    access: ['read:user_events', 'read:audit'],
    summary: 'Trace the recoveries of a user',
    answers: { 200: wholeOf(chain) },
    handle: list,
  },
]

/** Also of somebody who was deleted: their events outlive them (S000-44). */
async function list({ params, directory, console }: Call): Promise<Answer> {
  const { places } = directory
  const deps = { stores: directory.stores, places, operatorAudit: console.stores.auditSearch }
  const chains = await recoveryChains(deps, params.id as string)
  const data = chains.map(({ requestId, number, events, request, flags, mails }) => ({
    requestId,
    number,
    context: request?.context ?? null,
    evidence: request?.evidence ?? null,
    reason: request?.reason ?? null,
    steps: events.map((event) => recoveryStepJson(places, event)),
    flags,
    mails: mails.map(recoveryMailJson),
  }))
  return ok({ data })
}

export function recoveryStepJson(places: Places, event: AuditEvent) {
  const { id, at, type, actor, ip, userAgent } = event
  return {
    id: String(id),
    at,
    type,
    actor: actorJson(actor),
    ip,
    place: placeName(places.placeOf(ip), 'en'),
    userAgent,
    // A program has no device.
    device: userAgent === null || actor.kind === 'api-key' ? null : deviceName(userAgent),
    callerCheck: isCallerCheck(type) ? callerCheckOf(event) : null,
  }
}

export function recoveryMailJson({ id, status, queuedAt, sentAt }: ChainMail) {
  return { id, status, queuedAt, sentAt }
}
