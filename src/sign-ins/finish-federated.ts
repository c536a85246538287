import type { Caller } from '../kernel/actor.ts'
import { finishUpstream, type UpstreamReturn } from '../upstreams/finish-upstream.ts'
import { UpstreamFailure } from '../upstreams/upstream.ts'
import type { FederatedDeps } from './federated-access.ts'
import { readSignIn, StaleSignIn } from './keep-sign-in.ts'
import { stepOf } from './load-facts.ts'
import { proveUpstream } from './prove-upstream.ts'
import { refuseUpstream } from './refuse-upstream.ts'
import { browserHash } from './sign-in.ts'

/**
 * Takes what another provider answered and answers the id of the sign-in, which now has its proof or says why not. Throws
 * `link_unusable` for an answer that this browser did not ask for or brought before.
 */
export async function finishFederated(
  deps: FederatedDeps,
  answer: Omit<UpstreamReturn, 'browserHash'>,
  browserSecret: string,
  caller: Caller,
): Promise<string> {
  const result = await finishUpstream(deps, { ...answer, browserHash: browserHash(browserSecret) })
  const { signInId } = result
  const refuse = (connectionId: string, failure: UpstreamFailure) =>
    refuseUpstream(deps, signInId, connectionId, browserSecret, failure, caller)
  if (result.kind === 'failed') {
    await refuse(result.connectionId, result.failure)
    return signInId
  }
  const signIn = await readSignIn(deps, signInId, browserSecret)
  if (signIn === null) throw new StaleSignIn('the sign-in is gone')
  // Before an account is made of what the provider said; the sign-in's page says why.
  const { facts } = await stepOf(deps, signIn, caller)
  if (!facts.network.isAllowed) return signInId
  try {
    await proveUpstream(deps, signIn, result.identity, caller)
  } catch (fault) {
    if (!(fault instanceof UpstreamFailure)) throw fault
    await refuse(result.identity.connectionId, fault)
  }
  return signInId
}
