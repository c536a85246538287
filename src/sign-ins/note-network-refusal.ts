import type { AuditStore } from '../audit/audit-event.ts'
import type { Caller } from '../kernel/actor.ts'
import type { NetworkRefusal } from '../network-rules/network-verdict.ts'
import { strangerFrom } from './sign-in-deps.ts'
import { placeOfSignIn } from './sign-in-place.ts'

export interface TurnedAway {
  /** Whose sign-in it would have been; null where nobody said so. */
  readonly userId: string | null
  readonly clientId: string | null
  readonly organizationId: string | null
}

/** For doors at which no sign-in is kept: the audit alone tells of it. */
export async function noteNetworkRefusal(
  audit: AuditStore,
  caller: Caller,
  { userId, ...place }: TurnedAway,
  refusal: NetworkRefusal,
): Promise<void> {
  const subject = userId === null ? null : ({ kind: 'user', id: userId } as const)
  const details = { ...networkDetails(refusal), ...placeOfSignIn(place) }
  await audit.record(strangerFrom(caller), 'user.sign_in_failed', subject, details)
}

/** Which rule it was, and whether it blocks or lets others in. */
export function networkDetails({ why, rule }: NetworkRefusal) {
  return { reason: 'network_blocked', why, rule: rule.id }
}
