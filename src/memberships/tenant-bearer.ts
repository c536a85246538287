// Whom an access token for the tenant administration API speaks for at this moment: a client with a grant, for every
// organization, or a person, for the one they signed in to.
import type { AccessTokenClaims, GrantStandingStore } from '../access-tokens/access-token.ts'
import { livePersonScope, personStanding } from '../access-tokens/check-standing.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import { tenantAccessIdentifier } from '../resource-servers/tenant-access-api.ts'
import type { TokenFamilyStore } from '../token-families/token-family-store.ts'
import type { UserStore } from '../users/user-store.ts'
import { type HeldPermissionDeps, heldPermissions } from './held-permissions.ts'

export interface TenantBearerDeps extends HeldPermissionDeps {
  readonly tokenFamilies: Pick<TokenFamilyStore, 'standing'>
  readonly grantStanding: GrantStandingStore
  readonly users: Pick<UserStore, 'find'>
}

export type TenantBearer = Pick<Actor, 'kind' | 'id' | 'name' | 'permissions'> & {
  /** Null: every organization. */
  readonly organizationId: string | null
}

/**
 * Read anew on each request, so that whoever lost their role a moment ago may nothing. Null when the token stands for
 * nothing any more.
 */
export async function tenantBearer(
  deps: TenantBearerDeps,
  clock: Clock,
  claims: AccessTokenClaims,
): Promise<TenantBearer | null> {
  return claims.subject.kind === 'user' ? personBearer(deps, clock, claims) : clientBearer(deps, claims)
}

async function personBearer(
  deps: TenantBearerDeps,
  clock: Clock,
  claims: AccessTokenClaims,
): Promise<TenantBearer | null> {
  const now = clock.now()
  const standing = await personStanding(deps.tokenFamilies, claims, now)
  if (standing === null) return null
  const { userId: id, organizationId } = standing
  const [user, held] = await Promise.all([
    deps.users.find(id),
    organizationId === null
      ? new Set<string>()
      : heldPermissions(deps, { organizationId, userId: id }, tenantAccessIdentifier, now),
  ])
  const permissions = new Set([...livePersonScope(claims, standing)].filter((name) => held.has(name)))
  const name = user?.name ?? user?.email ?? id
  return { kind: 'user', id, name, permissions, organizationId: organizationId ?? noOrganization }
}

/** No organization's id: a sign-in that was for none opens none. */
const noOrganization = ''

async function clientBearer(
  { grantStanding }: TenantBearerDeps,
  { clientId, keyId, scope }: AccessTokenClaims,
): Promise<TenantBearer | null> {
  const standing = await grantStanding.standing(clientId, tenantAccessIdentifier, keyId)
  if (standing === null) return null
  const granted = new Set(standing.scope.split(' '))
  const permissions = new Set([...scope].filter((name) => granted.has(name)))
  return { kind: 'client', id: clientId, name: standing.clientName, permissions, organizationId: null }
}
