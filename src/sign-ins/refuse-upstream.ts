import type { Caller } from '../kernel/actor.ts'
import type { UpstreamFailure } from '../upstreams/upstream.ts'
import type { FederatedDeps } from './federated-access.ts'
import { readSignIn } from './keep-sign-in.ts'
import { strangerFrom } from './sign-in-deps.ts'
import { upstreamFailureText } from './upstream-failure.ts'

/**
 * Notes that a provider named nobody: for the page, for support, and for whoever runs the connection. The sign-in is free
 * to take another way; otherwise its page would lead straight back to the provider.
 */
export async function refuseUpstream(
  deps: FederatedDeps,
  signInId: string,
  connectionId: string,
  browserSecret: string,
  failure: UpstreamFailure,
  caller: Caller,
): Promise<void> {
  const { stores, clock } = deps
  const details = { reason: 'upstream', connection: connectionId, answer: failure.answer, detail: failure.detail }
  await stores.audit.record(
    strangerFrom(caller),
    'user.sign_in_failed',
    { kind: 'connection', id: connectionId },
    details,
  )
  const signIn = await readSignIn(deps, signInId, browserSecret)
  if (signIn === null || signIn.userId !== null) return
  // What another tab did meanwhile counts more.
  await stores.signIns.save({ ...signIn, connectionId: null, lastFailure: upstreamFailureText(failure) }, clock.now())
}
