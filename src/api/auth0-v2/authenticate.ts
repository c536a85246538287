// Who calls `/api/v2`: a bearer token, checked by signature and audience, and against what its bearer may do right now.
import type { FastifyRequest } from 'fastify'
import type { AccessTokenClaims, GrantStanding } from '../../access-tokens/access-token.ts'
import { checkPossession } from '../../access-tokens/check-possession.ts'
import { livePersonScope, personStanding } from '../../access-tokens/check-standing.ts'
import { isOwnAccountScope } from '../../access-tokens/grantable-scope.ts'
import type { AccessTokenVerifier } from '../../access-tokens/verify-access-token.ts'
import type { Directory } from '../../directory.ts'
import { presentedToken, type ShownToken } from '../../http/presented-token.ts'
import { callerOf } from '../../http/request-caller.ts'
import type { Actor } from '../../kernel/actor.ts'
import { RollcallError } from '../../kernel/errors.ts'
import { SharedReads } from '../../kernel/shared-read.ts'
import type { FamilyStanding } from '../../token-families/token-family-store.ts'
import { WireError } from './errors.ts'

/** What a token says of its bearer, and what is true of them at this moment. */
export interface Authenticated {
  readonly claimed: Actor
  /** Rejects when the client, its grant or the key is gone. May do no more than `claimed`. */
  readonly live: Promise<Actor>
}

export type Authenticate = (request: FastifyRequest) => Promise<Authenticated>

export function bearerAuthentication(directory: Directory, verifier: AccessTokenVerifier): Authenticate {
  const liveOf = liveBearer(directory)
  const proofDeps = { oneTimeSecrets: directory.stores.oneTimeSecrets, clock: directory.clock }
  return async (request) => {
    const shown = tokenShown(request.headers.authorization)
    const claims = await verifier.verify(shown.token)
    if (!claims.audience.includes(directory.managementAudience)) {
      throw new RollcallError('invalid_token', `Bad audience: ${claims.audience.join(' ')}`)
    }
    await checkPossession(proofDeps, claims, presentedToken(request, shown, directory.publicUrl))
    const { subject, clientId } = claims
    const who = subject.kind === 'user' ? subject.userId : clientId
    const claimed: Actor = {
      kind: subject.kind,
      id: who,
      name: who,
      permissions: claims.scope,
      ...callerOf(request),
    }
    const live = liveOf(claims).then((now) => {
      if (now === null) throw new RollcallError('token_revoked', 'Invalid token')
      return { ...claimed, ...now }
    })
    // Whoever awaits it hears of its failure; nobody may be left who does not.
    live.catch(() => undefined)
    return { claimed, live }
  }
}

type LiveBearer = Pick<Actor, 'name' | 'permissions'> | null

function liveBearer({
  stores,
  clock,
  managementAudience,
}: Directory): (claims: AccessTokenClaims) => Promise<LiveBearer> {
  const grants = new SharedReads<GrantStanding | null>()
  const families = new SharedReads<FamilyStanding | null>()
  return async (claims) => {
    const { subject, clientId, keyId } = claims
    if (subject.kind === 'user') {
      const key = `${subject.familyId} ${keyId} ${clientId} ${subject.userId}`
      const standing = await families.ask(key, () => personStanding(stores.tokenFamilies, claims, clock.now()))
      if (standing === null) return null
      const permissions = [...livePersonScope(claims, standing)].filter(isOwnAccountScope)
      return { name: subject.userId, permissions: new Set(permissions) }
    }
    const read = () => stores.grantStanding.standing(clientId, managementAudience, keyId)
    const standing = await grants.ask(`${clientId} ${keyId}`, read)
    if (standing === null) return null
    return { name: standing.clientName, permissions: livePermissions(claims, standing.scope) }
  }
}

// The same token under the same grant allows the same; a changed grant is another text.
const computed = new WeakMap<
  AccessTokenClaims,
  { readonly granted: string; readonly permissions: Actor['permissions'] }
>()

/** What the token says and the grant still allows. */
function livePermissions(claims: AccessTokenClaims, granted: string): Actor['permissions'] {
  const known = computed.get(claims)
  if (known?.granted === granted) return known.permissions
  const allowed = new Set(granted.split(' '))
  const permissions = new Set([...claims.scope].filter((scope) => allowed.has(scope)))
  computed.set(claims, { granted, permissions })
  return permissions
}

/** The wording of the two refusals is the vendor's framework's (auth0.md 1.3). */
function tokenShown(header: string | undefined): ShownToken {
  if (header === undefined) throw new RollcallError('missing_credentials', 'Missing authentication')
  const [word = '', token, ...rest] = header.split(' ')
  const scheme = word.toLowerCase()
  const isKnown = scheme === 'bearer' || scheme === 'dpop'
  if (!isKnown || token?.split('.').length !== 3 || rest.length > 0) {
    throw new WireError(400, 'Bad HTTP authentication header format', 'Bearer')
  }
  return { token, scheme }
}
