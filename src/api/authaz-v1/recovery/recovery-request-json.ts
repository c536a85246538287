// A recovery request on this wire: what was asked, what became of it, and what speaks for it and against it.
import { Type } from 'typebox'
import type { Directory } from '../../../directory.ts'
import {
  lostThings,
  type RecoveryRequest,
  recoveryNumber,
  recoveryStatuses,
  statusNow,
  verificationMethods,
} from '../../../recovery/recovery-request.ts'
import { againstRecovery } from '../../../recovery/signals-against.ts'
import { type WeighedRecovery, weighRecoveries } from '../../../recovery/weigh-recovery.ts'
import { deviceName } from '../../../sessions/device-name.ts'
import { closed, count, flag, named, orNull, text, textOrNull, timestamp, timestampOrNull } from '../answers.ts'

export const recoveryRequestRecord = closed(
  {
    id: text,
    number: text,
    email: text,
    organizationId: textOrNull,
    userId: textOrNull,
    personName: textOrNull,
    context: textOrNull,
    lost: Type.Array(Type.Enum([...lostThings])),
    phoneNumber: textOrNull,
    status: Type.Enum([...recoveryStatuses]),
    timesAsked: count,
    isOwnerTold: flag,
    ip: textOrNull,
    userAgent: textOrNull,
    device: text,
    createdAt: timestamp,
    assignee: orNull(named),
    decidedAt: timestampOrNull,
    decidedBy: orNull(named),
    evidence: orNull(closed({ method: Type.Enum([...verificationMethods]), note: textOrNull })),
    reason: textOrNull,
    linkDueAt: timestampOrNull,
    linkSentAt: timestampOrNull,
    openedAt: timestampOrNull,
    passwordSetAt: timestampOrNull,
    finishedAt: timestampOrNull,
    /** Administrators who asked for it in the person's stead, each for their organization. */
    askings: Type.Array(
      closed(
        {
          organization: closed({ id: text, name: text }),
          askedBy: named,
          reason: text,
          wasAttached: flag,
          askedAt: timestamp,
        },
        'RecoveryAsking',
      ),
    ),
    signals: closed(
      {
        country: orNull(closed({ differs: flag, asked: text, lastSignIn: text })),
        isKnownDevice: orNull(flag),
        earlierRequests: count,
        emailChangedAt: timestampOrNull,
        against: Type.Array(Type.Enum([...againstRecovery])),
        similar: orNull(closed({ userId: text, email: text, name: textOrNull })),
      },
      'RecoverySignals',
    ),
  },
  'RecoveryRequestRecord',
)

/** One, with what is known of it. */
export async function recoveryRequestJson(directory: Directory, request: RecoveryRequest) {
  const weighed = (await weighRecoveries(directory, [request])).get(request.id) as WeighedRecovery
  return weighedJson(request, weighed, directory.clock.now())
}

export function weighedJson(request: RecoveryRequest, { facts, signals, askings }: WeighedRecovery, now: Date) {
  const { number: _number, linkEmail: _linkEmail, ...shown } = request
  const { personName } = facts
  const device = deviceName(request.userAgent)
  const [number, status] = [recoveryNumber(request), statusNow(request, now)]
  return { ...shown, device, number, status, personName, askings, signals }
}
