// The two kinds of access tokens, with the claims that the vendor's tokens carry (auth0.md 1.2).
import { randomUUID } from 'node:crypto'
import type { JWTPayload } from 'jose'
import type { Permission } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import { randomText } from '../kernel/ids.ts'
import { type SignJwtDeps, signJwt } from '../signing-keys/sign-jwt.ts'
import { userinfoAudience } from './access-token.ts'

export interface IssueAccessTokenDeps extends SignJwtDeps {
  readonly clock: Clock
  readonly issuer: string
}

export interface IssueAccessTokenInput {
  readonly clientId: string
  readonly audience: string
  readonly scope: readonly Permission[]
  readonly lifetimeSeconds: number
  /** Of the key that every use must prove (RFC 9449 §6.1); null and nothing for a bearer token. */
  readonly keyThumbprint?: string | null
}

/** For a client that acts for itself. */
export async function issueAccessToken(deps: IssueAccessTokenDeps, input: IssueAccessTokenInput): Promise<string> {
  return signed(deps, input, {
    sub: `${input.clientId}@clients`,
    aud: input.audience,
    gty: 'client-credentials',
    jti: randomUUID(),
    ...confirmation(input),
  })
}

export interface IssuePersonTokenInput extends Omit<IssueAccessTokenInput, 'audience'> {
  readonly userId: string
  /** What the token dies with. */
  readonly familyId: string
  /** Null: the userinfo endpoint alone. */
  readonly audience: string | null
  readonly sessionId: string | null
  readonly organizationId: string | null
  /** For APIs that want the person's permissions in the token. */
  readonly permissions: readonly Permission[] | null
  /** Who acts as the person (RFC 8693 §4.1). */
  readonly actorId?: string | null
}

/** For a client that acts for a person. */
export async function issuePersonToken(deps: IssueAccessTokenDeps, input: IssuePersonTokenInput): Promise<string> {
  const { sessionId, organizationId, permissions } = input
  return signed(deps, input, {
    sub: input.userId,
    aud: audienceOf(deps.issuer, input),
    jti: `${input.familyId}.${randomText(16)}`,
    ...(sessionId === null ? {} : { sid: sessionId }),
    ...(organizationId === null ? {} : { org_id: organizationId }),
    ...(permissions === null ? {} : { permissions }),
    ...(input.actorId == null ? {} : { act: { sub: input.actorId } }),
    ...confirmation(input),
  })
}

function confirmation({ keyThumbprint }: Pick<IssueAccessTokenInput, 'keyThumbprint'>): JWTPayload {
  return keyThumbprint == null ? {} : { cnf: { jkt: keyThumbprint } }
}

function audienceOf(issuer: string, { audience, scope }: IssuePersonTokenInput): string | string[] {
  const userinfo = userinfoAudience(issuer)
  if (audience === null) return userinfo
  return scope.includes('openid') ? [audience, userinfo] : audience
}

function signed(
  deps: IssueAccessTokenDeps,
  { clientId, scope, lifetimeSeconds }: Pick<IssueAccessTokenInput, 'clientId' | 'scope' | 'lifetimeSeconds'>,
  claims: JWTPayload,
): Promise<string> {
  const issuedAt = Math.floor(deps.clock.now().getTime() / 1000)
  return signJwt(deps, 'at+jwt', {
    iss: deps.issuer,
    ...claims,
    iat: issuedAt,
    exp: issuedAt + lifetimeSeconds,
    azp: clientId,
    scope: scope.join(' '),
  })
}
