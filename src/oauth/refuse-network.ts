// Doors for programs through which people sign in, recover or sign up: where nobody may from, none of them opens.
import type { FastifyInstance } from 'fastify'
import type { Directory } from '../directory.ts'
import { callerOf } from '../http/request-caller.ts'
import type { Caller } from '../kernel/actor.ts'
import type { NetworkRefusal } from '../network-rules/network-verdict.ts'
import { noteNetworkRefusal, noteOnceAMinute, type TurnedAway } from '../sign-ins/note-network-refusal.ts'
import { OAuthError } from './errors.ts'

/** Before anything is read of what they send, so that the answer says nothing of any account. */
export function refuseNetworks(scope: FastifyInstance, directory: Directory): void {
  scope.addHook('onRequest', async (request) => {
    // A browser asks whether it may ask; what it asks then is refused.
    if (request.method !== 'OPTIONS') await refuseNetwork(directory, callerOf(request), null)
  })
}

/** Throws `access_denied` where the rules for everybody keep the caller out. */
export async function refuseNetwork(directory: Directory, caller: Caller, clientId: string | null): Promise<void> {
  const verdict = await directory.networkGate.judge(caller.ip, null)
  if (!verdict.isAllowed) {
    throw await networkRefused(directory, caller, { userId: null, clientId, organizationId: null }, verdict)
  }
}

/** The answer, which the audit tells of. */
export async function networkRefused(
  directory: Directory,
  caller: Caller,
  turnedAway: TurnedAway,
  refusal: NetworkRefusal,
): Promise<OAuthError> {
  await noteTurnedAway(directory, caller, turnedAway, refusal)
  return new OAuthError(403, 'access_denied', 'Nobody may sign in from this network.')
}

/** In the audit, unless it was said within the minute, here or on the sign-in pages. */
export async function noteTurnedAway(
  { stores, clock }: Directory,
  caller: Caller,
  turnedAway: TurnedAway,
  refusal: NetworkRefusal,
): Promise<void> {
  await noteOnceAMinute(refusal, caller, turnedAway.userId, clock.now(), async (isTold) => {
    if (isTold) await noteNetworkRefusal(stores.audit, caller, turnedAway, refusal)
  })
}
