import { pendingSince } from '../../../recovery/recovery-request.ts'
import type { Call } from '../route.ts'

const countedAtMost = 99

export interface WaitingRecoveries {
  readonly count: number
  readonly isMore: boolean
  readonly forYou: { readonly count: number; readonly isMore: boolean; readonly oldestAt: Date | null }
}

/**
 * Those that wait, and those for the caller: none that is their own, and none that they asked for. What else is in the way,
 * such as who set the address last, is told where a request is reviewed.
 */
export async function waitingRecoveries({
  actor,
  signedIn,
  directory: { stores, clock },
}: Pick<Call, 'actor' | 'signedIn' | 'directory'>): Promise<WaitingRecoveries> {
  // Whoever resets factors verifies who calls, for whoever decides.
  const isForThem = actor.permissions.has('approve:recovery') || actor.permissions.has('reset:mfa')
  const decider = { id: actor.id, email: signedIn?.operator.email ?? null }
  const since = pendingSince(clock.now())
  const found = await stores.recoveryRequests.countPending(since, countedAtMost + 1, decider)
  const forYou = isForThem
    ? { ...upTo(found.forDecider), oldestAt: found.oldestForDecider }
    : { ...upTo(0), oldestAt: null }
  return { ...upTo(found.count), forYou }
}

function upTo(found: number) {
  return { count: Math.min(found, countedAtMost), isMore: found > countedAtMost }
}
