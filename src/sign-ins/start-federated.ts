import type { Caller } from '../kernel/actor.ts'
import { startUpstream } from '../upstreams/start-upstream.ts'
import { UpstreamFailure } from '../upstreams/upstream.ts'
import { type FederatedDeps, openConnection } from './federated-access.ts'
import { moveOn, StaleSignIn } from './keep-sign-in.ts'
import { refuseUpstream } from './refuse-upstream.ts'
import { browserHash, type SignIn } from './sign-in.ts'

/**
 * Sends somebody to another provider: to the one they chose, else to the one the request named. The address there, or
 * null when it cannot be: then the sign-in says why.
 */
export async function startFederated(
  deps: FederatedDeps,
  signIn: SignIn,
  input: { readonly connectionId: string | null; readonly browserSecret: string },
  caller: Caller,
): Promise<string | null> {
  if (signIn.userId !== null) throw new StaleSignIn('somebody proved already who they are')
  const connectionId = input.connectionId ?? signIn.connectionId
  if (connectionId === null) throw new StaleSignIn('no provider was chosen')
  try {
    const connection = await openConnection(deps, signIn, connectionId)
    const moved = await moveOn(deps.stores, signIn, { connectionId, lastFailure: null, shown: null }, deps.clock.now())
    const { url } = await startUpstream(deps, connection, {
      signInId: moved.id,
      browserHash: browserHash(input.browserSecret),
      loginHint: moved.identifier,
      prompt: promptOf(moved.goal),
    })
    return url
  } catch (fault) {
    if (!(fault instanceof UpstreamFailure)) throw fault
    await refuseUpstream(deps, signIn.id, connectionId, input.browserSecret, fault, caller)
    return null
  }
}

/** An account that is to be joined is proven anew: by nobody else's session at the provider, nor by an old one. */
function promptOf(goal: SignIn['goal']): readonly string[] {
  if (goal.kind === 'link') return ['login']
  return goal.kind === 'authorize' ? goal.request.prompt : []
}
