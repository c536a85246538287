import { timingSafeEqual } from 'node:crypto'
import type { Connection } from '../connections/connection.ts'
import { openedOptions } from '../connections/connection-secrets.ts'
import { RollcallError } from '../kernel/errors.ts'
import { consumeSecret } from '../one-time-secrets/one-time-secret.ts'
import { findUpstream, upstreamName } from './find-upstream.ts'
import { identityFrom } from './identity-from-claims.ts'
import { askedClaims } from './profile-endpoint.ts'
import { redeemCode } from './redeem-code.ts'
import { type Claims, type Upstream, type UpstreamDeps, UpstreamFailure, type UpstreamIdentity } from './upstream.ts'
import { type UpstreamState, unpackState } from './upstream-state.ts'
import { verifyIdToken } from './verify-id-token.ts'

/** What came back by the browser. */
export interface UpstreamReturn {
  readonly state: string
  readonly code: string | null
  readonly idToken: string | null
  readonly issuer: string | null
  readonly error: string | null
  readonly browserHash: Buffer
}

export type UpstreamResult =
  | { readonly kind: 'identity'; readonly signInId: string; readonly identity: UpstreamIdentity }
  | {
      readonly kind: 'failed'
      readonly signInId: string
      readonly connectionId: string
      readonly failure: UpstreamFailure
    }

/**
 * Whom the provider names. Its answer is spent before anything in it is looked at. Throws `link_unusable` when we did not
 * ask for it, asked in another browser, or had it before. Not to be called in a transaction.
 */
export async function finishUpstream(deps: UpstreamDeps, answer: UpstreamReturn): Promise<UpstreamResult> {
  const state = await spentState(deps, answer)
  const { signInId, connectionId } = state
  try {
    const connection = await deps.stores.connections.find(connectionId)
    if (connection === null) throw new UpstreamFailure('This provider', 'turned_off', 'the connection is gone')
    return { kind: 'identity', signInId, identity: await identityOf(deps, connection, state, answer) }
  } catch (fault) {
    if (!(fault instanceof UpstreamFailure)) throw fault
    return { kind: 'failed', signInId, connectionId, failure: fault }
  }
}

async function spentState(deps: UpstreamDeps, { state, browserHash }: UpstreamReturn): Promise<UpstreamState> {
  const { stores, clock, sealer } = deps
  const spent = await consumeSecret({ oneTimeSecrets: stores.oneTimeSecrets, clock }, 'upstream-state', state)
  const asked = spent === null ? null : unpackState(sealer, spent.payload)
  const isTheirs =
    asked !== null && asked.browserHash.length === browserHash.length && timingSafeEqual(asked.browserHash, browserHash)
  if (isTheirs) return asked
  throw new RollcallError('link_unusable', 'This answer came too late, twice, or in another browser. Sign in again.')
}

async function identityOf(
  deps: UpstreamDeps,
  connection: Connection,
  state: UpstreamState,
  answer: UpstreamReturn,
): Promise<UpstreamIdentity> {
  if (answer.error !== null) throw answered(upstreamName(connection), answer.error)
  const upstream = await findUpstream(deps, connection)
  refuseOtherIssuer(upstream, answer.issuer)
  const claims = await claimsFrom(deps, upstream, state, answer)
  return identityFrom(connection, openedOptions(deps.sealer, connection.id, connection.options), upstream, claims)
}

async function claimsFrom(
  deps: UpstreamDeps,
  upstream: Upstream,
  state: UpstreamState,
  { code, idToken }: UpstreamReturn,
): Promise<Claims> {
  if (upstream.flow === 'id-token') return verifyIdToken(deps, upstream, idToken, state.nonce)
  const tokens = await redeemCode(deps, upstream, code, state.verifier)
  if (upstream.protocol === 'oauth') return askedClaims(deps.outgoing, upstream, tokens.accessToken)
  const claims = await verifyIdToken(deps, upstream, tokens.idToken, state.nonce)
  const isWhole = claims.email !== undefined && claims.name !== undefined
  if (isWhole || upstream.profileEndpoint === null || tokens.accessToken === null) return claims
  const more = await askedClaims(deps.outgoing, upstream, tokens.accessToken)
  // The profile of whoever holds the access token is not yet the person of the ID token (OpenID Connect Core §5.3.2).
  if (more.sub !== claims.sub) throw unverified(upstream, 'the profile is of somebody else')
  return { ...more, ...claims }
}

/** Mix-up: the answer of one provider, carried to another (RFC 9207 §2.4). */
function refuseOtherIssuer(upstream: Upstream, issuer: string | null): void {
  if (issuer === null) {
    if (upstream.namesItself) throw unverified(upstream, 'the answer names no issuer, as the provider promised')
    return
  }
  const isTemplate = upstream.issuer?.includes('{') === true
  const isTheirs =
    upstream.issuer === null || isTemplate
      ? URL.canParse(issuer) && new URL(issuer).origin === new URL(upstream.authorizationEndpoint).origin
      : issuer === upstream.issuer
  if (!isTheirs) throw unverified(upstream, 'the answer names another issuer')
}

/** Only a code of the protocol's alphabet is repeated; texts of others are not (WEB-09). */
function answered(name: string, error: string): UpstreamFailure {
  const code = /^[\w.-]{1,64}$/.test(error) ? error : 'error'
  return new UpstreamFailure(name, { code }, 'the provider refused')
}

function unverified({ name }: Upstream, detail: string): UpstreamFailure {
  return new UpstreamFailure(name, 'unverified', detail)
}
