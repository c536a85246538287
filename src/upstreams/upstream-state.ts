// What a sign-in at a provider must be answered with. It lies in a one-time secret, the `state` of the request: an answer
// counts once, for the browser, the sign-in and the provider it was asked by (RFC 9700 §4.4, §4.7).
import type { JsonObject } from '../kernel/json.ts'
import type { Sealer } from '../kernel/sealing.ts'

export interface UpstreamState {
  readonly signInId: string
  readonly connectionId: string
  readonly browserHash: Buffer
  readonly nonce: string
  /** Of RFC 7636. */
  readonly verifier: string
}

export const stateSeconds = 10 * 60

export function packState(sealer: Sealer, { browserHash, verifier, ...rest }: UpstreamState): JsonObject {
  return {
    ...rest,
    browser: browserHash.toString('base64url'),
    sealedVerifier: sealer.seal(verifier, place(rest.nonce)).toString('base64url'),
  }
}

export function unpackState(sealer: Sealer, payload: JsonObject): UpstreamState {
  const { signInId, connectionId, nonce, browser, sealedVerifier } = payload as Record<string, string>
  if (!signInId || !connectionId || !nonce || !browser || !sealedVerifier) throw new Error('the state is not whole')
  return {
    signInId,
    connectionId,
    nonce,
    browserHash: Buffer.from(browser, 'base64url'),
    verifier: sealer.unseal(Buffer.from(sealedVerifier, 'base64url'), place(nonce)).toString(),
  }
}

function place(nonce: string): readonly string[] {
  return ['one_time_secrets', 'upstream verifier', nonce]
}
