import { isAllowed } from '../../consents/is-allowed.ts'
import { deviceCodeHash } from '../../device-requests/device-request.ts'
import { type DeviceAnswer, pollDeviceRequest } from '../../device-requests/poll-device-request.ts'
import type { Stores, Surroundings } from '../../directory.ts'
import type { JudgeNetwork } from '../../network-rules/network-gate.ts'
import { mayGoOn } from '../../sign-ins/single-sign-on.ts'
import type { OpenedFamily } from '../../token-families/open-family.ts'
import { OAuthError } from '../errors.ts'
import { openGrantedFamily } from './granted-family.ts'
import { type KeptOut, keptOut, refusalOfGrant } from './network-of-grant.ts'
import { personTokens } from './person-tokens.ts'
import type { TokenAnswer, TokenCall } from './token-call.ts'

export const deviceCodeGrant = 'urn:ietf:params:oauth:grant-type:device_code'

/** For a device whose code a person typed (RFC 8628 §3.4), with the vendor's statuses. */
export async function deviceCode(call: TokenCall): Promise<TokenAnswer> {
  const { directory, client, parameters } = call
  const presented = parameters.required('device_code', 512)
  const deps = { ...directory, ...directory.stores }
  const answer = await pollDeviceRequest(deps, { deviceCode: presented, clientId: client.id })
  if (answer !== 'approved') throw refusals[answer]()
  const judge = await directory.networkGate.judging()
  const opened = await directory.change((changing) => redeem(changing, call, presented, judge))
  if (opened === null) throw refusals.unknown()
  if ('refusal' in opened) throw await keptOut(call, opened)
  const { family, refreshToken } = opened
  const { scope } = family
  const { keyThumbprint } = call
  return personTokens(directory, { client, family, refreshToken, scope, nonce: null, code: null, keyThumbprint })
}

const refusals: Readonly<Record<Exclude<DeviceAnswer, 'approved'>, () => OAuthError>> = {
  unknown: () => new OAuthError(403, 'invalid_grant', 'Invalid or expired device code.'),
  redeemed: () => new OAuthError(403, 'invalid_grant', 'Invalid or expired device code.'),
  pending: () => new OAuthError(403, 'authorization_pending', 'User has yet to authorize device code.'),
  'too-soon': () =>
    new OAuthError(429, 'slow_down', 'You are polling faster than the specified interval. It is 5 seconds longer now.'),
  expired: () => new OAuthError(403, 'expired_token', 'The device code has expired. Ask for a new one.'),
  denied: () => new OAuthError(403, 'access_denied', 'The end-user denied the authorization request.'),
}

/** One transaction spends the yes and opens the family. Null for somebody who was blocked or left meanwhile (AUT-13). */
async function redeem(
  deps: Stores & Surroundings,
  call: TokenCall,
  presented: string,
  judge: JudgeNetwork,
): Promise<OpenedFamily | KeptOut | null> {
  const request = await deps.deviceRequests.redeem(deviceCodeHash(presented), call.client.id, deps.clock.now())
  if (request === null || request.approval === null) return null
  const { userId, organizationId, signIn } = request.approval
  if (organizationId !== null && !(await deps.memberships.letsIn(organizationId, userId, deps.clock.now()))) return null
  if (!(await mayGoOn(deps, organizationId, signIn))) return null
  const refusal = refusalOfGrant(judge, call, organizationId)
  if (refusal !== null) return { refusal, userId, organizationId }
  // Of no session: the browser in which the person said yes is another place, and may be signed out there.
  const { audience, scope } = request
  if (!(await isAllowed(deps.consents, call.client, { userId, audience, scope }))) return null
  return openGrantedFamily(deps, call, { ...request.approval, audience, scope })
}
