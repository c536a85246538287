// People of the application who call for the organization they administer: by an access token of the API of tenant
// administration, or by the cookie of their sign-in. Who they are is proven here; whether they still administer anything
// is asked for each request (confinement.ts).
import type { FastifyRequest } from 'fastify'
import { checkPossession } from '../../access-tokens/check-possession.ts'
import { livePersonScope, personStanding } from '../../access-tokens/check-standing.ts'
import type { AccessTokenVerifier } from '../../access-tokens/verify-access-token.ts'
import type { Directory } from '../../directory.ts'
import { presentedToken, type ShownToken } from '../../http/presented-token.ts'
import { callerOf } from '../../http/request-caller.ts'
import type { Actor } from '../../kernel/actor.ts'
import { RollcallError } from '../../kernel/errors.ts'
import type { OperatorSession } from '../../operators/find-operator-session.ts'
import { tenantAccessIdentifier } from '../../resource-servers/tenant-access-api.ts'
import { csrfToken } from '../../sessions/csrf-token.ts'
import { findSignedInSession } from '../../sessions/find-signed-in-session.ts'
import type { Session } from '../../sessions/session.ts'
import { personActing } from '../../users/person.ts'
import type { User } from '../../users/user.ts'
import { administratorPermissions } from './administrator-permissions.ts'
import { refuseForeignOrigin, refuseMissingCsrfToken } from './request-checks.ts'

export interface Authenticated {
  readonly actor: Actor
  /** Of the console; null for everybody else. */
  readonly signedIn: OperatorSession | null
  /** The key that was sent, alone or beside a person's token. */
  readonly key: { readonly organizationId: string | null } | null
  /** The person who vouches, alone or beside a key. */
  readonly person: CallingPerson | null
}

export interface CallingPerson {
  readonly user: User
  /** What their token is for; null for a cookie, which serves whichever organization the path names. */
  readonly organizationId: string | null
  /** Null for tokens. */
  readonly browser: { readonly session: Session; readonly csrfToken: string } | null
}

export function personByToken(directory: Directory, verifier: AccessTokenVerifier) {
  const { stores, clock, publicUrl } = directory
  const proofDeps = { oneTimeSecrets: stores.oneTimeSecrets, clock }
  return async (request: FastifyRequest, shown: ShownToken): Promise<Authenticated> => {
    const claims = await verifier.verify(shown.token)
    if (!claims.audience.includes(tenantAccessIdentifier)) {
      throw new RollcallError('invalid_token', `The token is not for the API ${tenantAccessIdentifier}.`)
    }
    await checkPossession(proofDeps, claims, presentedToken(request, shown, publicUrl))
    if (claims.subject.kind !== 'user') {
      throw new RollcallError('invalid_token', 'The token speaks for a program. Programs send an API key here.')
    }
    const standing = await personStanding(stores.tokenFamilies, claims, clock.now())
    const user = standing === null ? null : await stores.users.find(standing.userId)
    if (standing === null || user === null) throw new RollcallError('token_revoked', 'The token was revoked.')
    const { organizationId } = standing
    if (organizationId === null) {
      throw new RollcallError('not_permitted', 'The token is for no organization. Sign in with organization=.')
    }
    const permissions = administratorPermissions(livePersonScope(claims, standing))
    const actor = { ...personActing(user, callerOf(request)), permissions, organizationId }
    return { actor, signedIn: null, key: null, person: { user, organizationId, browser: null } }
  }
}

/**
 * The cookie goes along from pages of other sites, which may show our sign-in in a frame: so every call must come from a
 * page of ours, and every change repeats the token of this session.
 */
export async function personByCookie(
  directory: Directory,
  request: FastifyRequest,
  secret: string | null,
): Promise<Authenticated> {
  const { stores, sealer, publicUrl } = directory
  const caller = callerOf(request)
  const session = secret === null ? null : await findSignedInSession(directory, secret, caller)
  const user = session === null ? null : await stores.users.find(session.userId)
  if (secret === null || session === null || user === null) {
    throw new RollcallError('session_expired', 'Your session has ended. Sign in again.')
  }
  if (session.impersonator !== undefined) {
    throw new RollcallError('not_permitted', 'Nobody administers an organization while impersonating a person.')
  }
  refuseForeignOrigin(request, publicUrl)
  const token = csrfToken(sealer, secret)
  if (request.method !== 'GET') refuseMissingCsrfToken(request, token, 'GET /api/v1/organizations/{id}/session')
  const actor = { ...personActing(user, caller), permissions: administratorPermissions(null) }
  const person = { user, organizationId: null, browser: { session, csrfToken: token } }
  return { actor, signedIn: null, key: null, person }
}
