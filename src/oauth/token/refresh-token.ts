import { accessRefusal, accessRefusals, appAccess } from '../../sign-ins/app-access.ts'
import { mayGoOn } from '../../sign-ins/single-sign-on.ts'
import { isGenuine, readRefreshToken } from '../../token-families/refresh-token.ts'
import { isAnswered, spendRefreshToken } from '../../token-families/spend-refresh-token.ts'
import type { TokenFamily } from '../../token-families/token-family.ts'
import { clientActor } from '../client-actor.ts'
import { OAuthError } from '../errors.ts'
import { keptOut, refusalOfGrant } from './network-of-grant.ts'
import { openApi, personTokens } from './person-tokens.ts'
import type { TokenAnswer, TokenCall } from './token-call.ts'

/** Fresh tokens of a family (RFC 6749 §6): for what was granted, or for less. */
export async function refreshToken(call: TokenCall): Promise<TokenAnswer> {
  const { directory, client, parameters, keyThumbprint, origin } = call
  const token = parameters.required('refresh_token', 512)
  const asked = parameters.words('scope', 20_000)
  const audience = parameters.text('audience', 1_000)
  const answered = await familyAnswered(call, token)
  // Before anything is spent: whoever is refused here comes again with the same token, which must not be reuse then.
  if (answered !== null) {
    if (!isForApi(answered, audience)) throw notTaken()
    await openApi(directory, answered.audience, keyThumbprint)
    const asking = { userId: answered.userId, organizationId: answered.organizationId, at: directory.clock.now() }
    const refusal = accessRefusal(await appAccess(directory.stores, client, asking))
    if (refusal !== null) throw new OAuthError(400, 'invalid_grant', `No more: ${accessRefusals[refusal]}.`)
    if (!(await mayGoOn(directory.stores, answered.organizationId, answered.signIn))) {
      throw new OAuthError(400, 'invalid_grant', 'The organization requires single sign-on by its own connection.')
    }
    await refuseFrom(call, answered)
  }
  const spent = await spendRefreshToken(directory, token, { clientId: client.id, keyThumbprint, origin })
  if (spent === null || !isForApi(spent.family, audience)) throw notTaken()
  const { family } = spent
  // What was never granted is left out, so the answer is never more (OID-12).
  const scope = asked.length === 0 ? family.scope : family.scope.filter((name) => asked.includes(name))
  const answer = await personTokens(directory, {
    client,
    family,
    refreshToken: spent.refreshToken,
    scope,
    // An ID token of a refresh answers no request of a browser (OpenID Connect Core §12.2).
    nonce: null,
    code: null,
    keyThumbprint,
  })
  const details = { client: client.id, grant: 'refresh_token', refreshToken: family.id }
  const subject = { kind: 'user', id: family.userId } as const
  await directory.stores.audit.record(clientActor(client, origin), 'user.tokens_issued', subject, details)
  return answer
}

async function refuseFrom(call: TokenCall, { userId, organizationId }: TokenFamily): Promise<void> {
  const refusal = refusalOfGrant(await call.directory.networkGate.judging(), call, organizationId)
  if (refusal !== null) throw await keptOut(call, { refusal, userId, organizationId })
}

/**
 * Of the token in force, and of the one before it while a retry is answered. Null for every token that spending judges
 * alone: of no family, of somebody else, or spent before, which ends its family.
 */
async function familyAnswered({ directory, client }: TokenCall, token: string): Promise<TokenFamily | null> {
  const parts = readRefreshToken(token)
  const family = parts === null ? null : await directory.stores.tokenFamilies.find(parts.familyId)
  if (parts === null || family === null || family.clientId !== client.id || family.revokedAt !== null) return null
  if (!isGenuine(directory.sealer, family, parts)) return null
  return isAnswered(family, parts.generation, client, directory.clock.now()) ? family : null
}

/** A family is for one API; the vendor's SDKs name it again. */
function isForApi(family: TokenFamily, audience: string | null): boolean {
  return audience === null || audience === family.audience
}

function notTaken(): OAuthError {
  return new OAuthError(400, 'invalid_grant', 'Unknown or invalid refresh token.')
}
