import { createHash, timingSafeEqual } from 'node:crypto'
import { isAllowed } from '../../consents/is-allowed.ts'
import type { Stores, Surroundings } from '../../directory.ts'
import type { JudgeNetwork } from '../../network-rules/network-gate.ts'
import { mayGoOn } from '../../sign-ins/single-sign-on.ts'
import { type OpenedFamily, openFamily } from '../../token-families/open-family.ts'
import { findSpentCode, type RedeemedCode, spendAuthorizationCode } from '../authorization-code.ts'
import { clientActor } from '../client-actor.ts'
import { OAuthError } from '../errors.ts'
import { type KeptOut, keptOut, refusalOfGrant } from './network-of-grant.ts'
import { personTokens } from './person-tokens.ts'
import { familyKey, type TokenAnswer, type TokenCall } from './token-call.ts'

/** Redeems a code for the tokens of a person (RFC 6749 §4.1.3, RFC 7636 §4.5). */
export async function authorizationCode(call: TokenCall): Promise<TokenAnswer> {
  const { directory, parameters } = call
  const code = parameters.required('code', 512)
  // One transaction spends the code and opens the family, so that of any number of attempts one gets tokens (OID-05). A
  // misfit spends the code too: whoever sends it has a code that is not theirs.
  const judge = await directory.networkGate.judging()
  const opened = await directory.change((deps) => redeem(deps, call, code, judge))
  if (opened === null) throw new OAuthError(400, 'invalid_grant', 'Invalid authorization code')
  if (opened === 'misfit') throw new OAuthError(400, 'invalid_grant', 'Failed to verify the authorization code')
  if ('refusal' in opened) throw await keptOut(call, opened)
  return personTokens(directory, {
    client: call.client,
    family: opened.family,
    refreshToken: opened.refreshToken,
    scope: opened.family.scope,
    nonce: opened.family.signIn.nonce,
    code,
    keyThumbprint: call.keyThumbprint,
  })
}

type Deps = Stores & Surroundings

async function redeem(
  deps: Deps,
  call: TokenCall,
  code: string,
  judge: JudgeNetwork,
): Promise<OpenedFamily | KeptOut | 'misfit' | null> {
  const content = await spendAuthorizationCode(deps, code)
  if (content === null) {
    await endReplayed(deps, call, code)
    return null
  }
  const { client, origin } = call
  const actor = clientActor(client, origin)
  const misfit = misfitOf(content, call)
  if (misfit !== null) {
    const subject = { kind: 'client', id: content.clientId } as const
    await deps.audit.record(actor, 'client.authentication_failed', subject, { code: misfit })
    return 'misfit'
  }
  // Whoever signed out meanwhile gave nobody leave to go on.
  if ((await deps.sessions.hold(content.sessionId, deps.clock.now())) === null) return null
  const { userId, audience, organizationId, scope } = content
  const { actor: impersonator } = content.signIn
  // Nor is a place in an organization worth anything once it is lost, or leave that was taken back.
  if (organizationId !== null && !(await deps.memberships.letsIn(organizationId, userId, deps.clock.now()))) return null
  if (!(await mayGoOn(deps, organizationId, content.signIn))) return null
  // Whoever acts as somebody sits elsewhere than the organization's people.
  const refusal = refusalOfGrant(judge, call, impersonator === undefined ? organizationId : null)
  if (refusal !== null) return { refusal, userId, organizationId }
  if (!(await isAllowed(deps.consents, client, content))) return null
  const opened = await openFamily(deps, {
    id: content.familyId,
    userId,
    securityVersion: content.securityVersion,
    client,
    sessionId: content.sessionId,
    audience,
    scope,
    organizationId,
    signIn: content.signIn,
    origin,
    hasRefreshToken: scope.includes('offline_access') && client.grantTypes.includes('refresh_token'),
    keyThumbprint: familyKey(call),
  })
  const details = {
    client: client.id,
    grant: 'authorization_code',
    scope,
    ...(audience === null ? {} : { audience }),
    ...(impersonator === undefined ? {} : { impersonator: impersonator.id }),
  }
  await deps.audit.record(actor, 'user.tokens_issued', { kind: 'user', id: userId }, details)
  return opened
}

/** A code that was redeemed before and comes again was in two hands: what it gave ends (RFC 9700 §4.13; OID-04). */
async function endReplayed(deps: Deps, { client, origin }: TokenCall, code: string): Promise<void> {
  const spent = await findSpentCode(deps, code)
  if (spent === null || !(await deps.tokenFamilies.revoke(spent.familyId, deps.clock.now()))) return
  const subject = { kind: 'user', id: spent.userId } as const
  await deps.audit.record(clientActor(client, origin), 'user.code_replayed', subject, { client: spent.clientId })
}

/** Why the code is not this caller's to redeem (OID-06); null when it is. */
function misfitOf(content: RedeemedCode, { client, parameters, keyThumbprint }: TokenCall): string | null {
  if (content.clientId !== client.id) return 'client'
  if (content.redirectUri !== parameters.text('redirect_uri')) return 'redirect_uri'
  if (!fitsChallenge(content.codeChallenge, parameters.text('code_verifier'))) return 'code_verifier'
  if (content.keyThumbprint !== null && content.keyThumbprint !== keyThumbprint) return 'dpop'
  return null
}

/** A verifier without a challenge is a downgrade that somebody made on the way (RFC 9700 §2.1.1). */
function fitsChallenge(challenge: string | null, verifier: string | null): boolean {
  if (challenge === null || verifier === null) return challenge === verifier
  if (!/^[\w.~-]{43,128}$/.test(verifier)) return false
  const expected = Buffer.from(challenge)
  const derived = Buffer.from(createHash('sha256').update(verifier).digest('base64url'))
  return expected.length === derived.length && timingSafeEqual(expected, derived)
}
