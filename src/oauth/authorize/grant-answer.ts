// What a finished sign-in gives the client: a code, tokens, or both (RFC 6749 §4.1.2, OpenID Connect Core §3.2.2.5 and
// §3.3.2.5). Everything that must not happen twice happens in one transaction, the signatures after it.
import { scopeInSession } from '../../access-tokens/impersonated-scope.ts'
import type { ApplicationSettings } from '../../applications/settings.ts'
import type { Client } from '../../clients/client.ts'
import type { Directory, Stores, Surroundings } from '../../directory.ts'
import { familySignInOfSession } from '../../id-tokens/authentication-claims.ts'
import { grantIpRules } from '../../ip-rules/grant-ip-rules.ts'
import type { Caller } from '../../kernel/actor.ts'
import type { Session } from '../../sessions/session.ts'
import { touchSession } from '../../sessions/touch-session.ts'
import type { AuthorizationRequest } from '../../sign-ins/authorization-request.ts'
import { completeSignIn } from '../../sign-ins/finish-sign-in.ts'
import type { SignIn } from '../../sign-ins/sign-in.ts'
import { openFamily } from '../../token-families/open-family.ts'
import type { FamilySignIn, TokenFamily } from '../../token-families/token-family.ts'
import { issueAuthorizationCode } from '../authorization-code.ts'
import { clientActor } from '../client-actor.ts'
import { personAccessToken, personIdToken } from '../token/person-tokens.ts'
import type { AnswerValues } from './send-answer.ts'

export interface Granting {
  readonly request: AuthorizationRequest
  readonly client: Client
  readonly session: Session
  /** Where a page of ours was passed on the way, the sign-in that this uses up; null where the session was enough. */
  readonly finished: SignIn | null
  /** Chosen on the way, where the request named none. */
  readonly organizationId: string | null
  readonly origin: Caller
}

/** Null when the sign-in was used up before, or the session ended meanwhile. */
export async function grantAnswer(directory: Directory, granting: Granting): Promise<AnswerValues | null> {
  const settings = await directory.stores.settings.read()
  const issued = await directory.change((deps) => issue(deps, granting, settings))
  return issued === null ? null : answerOf(directory, granting, issued)
}

interface Issued {
  readonly code: string | null
  readonly family: TokenFamily | null
  readonly signIn: FamilySignIn
}

async function issue(
  deps: Stores & Surroundings,
  granting: Granting,
  settings: ApplicationSettings,
): Promise<Issued | null> {
  const { request, client, finished, origin } = granting
  if (finished !== null && !(await completeSignIn({ stores: deps, clock: deps.clock }, finished))) return null
  const session = await deps.sessions.hold(granting.session.id, deps.clock.now())
  if (session === null) return null
  if (!session.clientIds.includes(client.id)) await deps.sessions.noteClient(session.id, client.id)
  if (await touchSession(deps, session, { origin, settings })) {
    await grantIpRules(deps, clientActor(client, origin), session)
  }
  const signIn = familySignInOfSession(session, request.nonce)
  const given = { ...granting, request: { ...request, scope: scopeInSession(request.scope, session) } }
  return {
    code: request.responseType.includes('code') ? await issueCode(deps, given, session, signIn) : null,
    family: request.responseType.includes('token') ? await openFrontFamily(deps, given, session, signIn) : null,
    signIn,
  }
}

function issueCode(
  deps: Stores & Surroundings,
  { request, organizationId }: Granting,
  session: Session,
  signIn: FamilySignIn,
): Promise<string> {
  return issueAuthorizationCode(deps, session, {
    clientId: request.clientId,
    redirectUri: request.redirectUri,
    codeChallenge: request.codeChallenge,
    scope: request.scope,
    audience: request.audience,
    organizationId,
    sessionId: session.id,
    signIn,
    keyThumbprint: request.dpopThumbprint,
  })
}

/** What the browser sees is never more than online: no refresh token comes this way (RFC 6749 §4.2.2). */
async function openFrontFamily(
  deps: Stores & Surroundings,
  { request, client, organizationId, origin }: Granting,
  session: Session,
  signIn: FamilySignIn,
): Promise<TokenFamily> {
  const scope = request.scope.filter((name) => name !== 'offline_access')
  const { family } = await openFamily(deps, {
    client,
    userId: session.userId,
    securityVersion: session.securityVersion,
    sessionId: session.id,
    audience: request.audience,
    scope,
    organizationId,
    signIn,
    keyThumbprint: null,
    origin,
    hasRefreshToken: false,
  })
  const details = {
    client: client.id,
    scope,
    ...(request.audience === null ? {} : { audience: request.audience }),
    ...(signIn.actor === undefined ? {} : { impersonator: signIn.actor.id }),
  }
  const subject = { kind: 'user', id: session.userId } as const
  await deps.audit.record(clientActor(client, origin), 'user.tokens_issued', subject, details)
  return family
}

async function answerOf(
  directory: Directory,
  granting: Granting,
  { code, family, signIn }: Issued,
): Promise<AnswerValues> {
  const { request, client, session, organizationId } = granting
  const access =
    family === null
      ? null
      : await personAccessToken(directory, { client, family, scope: family.scope, keyThumbprint: null })
  const idToken = request.responseType.includes('id_token')
    ? await personIdToken(directory, {
        client,
        family: { userId: session.userId, sessionId: session.id, organizationId, signIn },
        scope: request.scope,
        nonce: request.nonce,
        accessToken: access?.token ?? null,
        code,
        state: request.state,
      })
    : null
  return {
    ...(code === null ? {} : { code }),
    ...(access === null
      ? {}
      : {
          access_token: access.token,
          token_type: 'Bearer',
          expires_in: String(access.lifetimeSeconds),
          ...(access.scope.length === 0 ? {} : { scope: access.scope.join(' ') }),
        }),
    ...(idToken === null ? {} : { id_token: idToken }),
  }
}
