import { createHash, randomBytes } from 'node:crypto'
import type { Connection } from '../connections/connection.ts'
import { issueSecret } from '../one-time-secrets/one-time-secret.ts'
import { findUpstream } from './find-upstream.ts'
import { callbackAddress, type Upstream, type UpstreamDeps } from './upstream.ts'
import { packState, stateSeconds } from './upstream-state.ts'

export interface StartUpstreamInput {
  readonly signInId: string
  /** Of the browser that may come back with the answer. */
  readonly browserHash: Buffer
  readonly loginHint?: string | null
  readonly prompt?: readonly string[]
}

/** The address at the provider where the browser goes next. Throws `UpstreamFailure` when there is none. */
export async function startUpstream(
  deps: UpstreamDeps,
  connection: Connection,
  input: StartUpstreamInput,
): Promise<{ readonly url: string }> {
  const upstream = await findUpstream(deps, connection)
  const nonce = randomBytes(32).toString('base64url')
  const verifier = randomBytes(32).toString('base64url')
  const state = await issueSecret(
    { oneTimeSecrets: deps.stores.oneTimeSecrets, clock: deps.clock },
    {
      purpose: 'upstream-state',
      lifetimeSeconds: stateSeconds,
      payload: packState(deps.sealer, {
        signInId: input.signInId,
        connectionId: connection.id,
        browserHash: input.browserHash,
        nonce,
        verifier,
      }),
    },
  )
  const url = new URL(upstream.authorizationEndpoint)
  const parameters = {
    client_id: upstream.clientId,
    redirect_uri: callbackAddress(deps.publicUrl),
    scope: upstream.scope.join(' '),
    state,
    ...flowParameters(upstream, nonce, verifier),
    ...upstream.parameters,
    ...wishes(upstream, input),
  }
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value)
  return { url: url.href }
}

function flowParameters({ protocol, flow }: Upstream, nonce: string, verifier: string): Record<string, string> {
  if (flow === 'id-token') return { response_type: 'id_token', response_mode: 'form_post', nonce }
  return {
    response_type: 'code',
    // Providers that do not know it leave it aside (RFC 7636 §5).
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...(protocol === 'openid' ? { nonce } : {}),
  }
}

/** Whoever is asked to prove themselves again is asked so by the provider too (OpenID Connect Core §3.1.2.1). */
function wishes({ protocol }: Upstream, { loginHint, prompt = [] }: StartUpstreamInput): Record<string, string> {
  const asked = prompt.filter((each) => each === 'login' || each === 'select_account')
  return {
    ...(loginHint == null || loginHint === '' ? {} : { login_hint: loginHint }),
    ...(protocol === 'openid' && asked.length > 0 ? { prompt: asked.join(' ') } : {}),
  }
}
