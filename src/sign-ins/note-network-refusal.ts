import type { AuditStore } from '../audit/audit-event.ts'
import { networkOf } from '../guards/networks.ts'
import { OnceAMinute } from '../guards/once-a-minute.ts'
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

const noted = new OnceAMinute()

/**
 * One line in the audit a minute for each rule, network and person, whatever door of this process it was. What else is
 * asked for there says nothing new, and whoever is kept out chooses it, as they choose among the addresses of a /64
 * (AUT-10, DOS-08). `note` is told whether it is the line of this minute.
 */
export function noteOnceAMinute(
  { rule }: NetworkRefusal,
  { ip }: Caller,
  userId: string | null,
  now: Date,
  note: (isTold: boolean) => Promise<void>,
): Promise<void> {
  return noted.tell(JSON.stringify([rule.id, networkOf(ip), userId]), now, note)
}

/** Which rule it was, and whether it blocks or lets others in. */
export function networkDetails({ why, rule }: NetworkRefusal) {
  return { reason: 'network_blocked', why, rule: rule.id }
}
