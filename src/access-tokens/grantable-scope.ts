// What a token for a person may carry at most (OID-12): of what was asked for, the protocol's own scopes and what the API
// defines. Unknown names are dropped, never refused, as the vendor does; what is left is never more than was asked for.
import type { ClientGrant } from '../clients/client-grant.ts'
import { isJsonObject } from '../kernel/json.ts'
import type { ResourceServer } from '../resource-servers/resource-server.ts'

/** OpenID Connect Core §5.4 and §11. */
export const protocolScopes = ['openid', 'profile', 'email', 'address', 'phone', 'offline_access'] as const

export interface ScopeLimits {
  /** Null: no API, only who the person is. */
  readonly api: ResourceServer | null
  readonly isManagementApi: boolean
  /** Of the client for this API in people's names, where there is one. */
  readonly grant: ClientGrant | null
  /** Whether the client may have refresh tokens at all. */
  readonly mayRefresh: boolean
}

export function grantableScope(asked: readonly string[], limits: ScopeLimits): readonly string[] {
  const known = new Set<string>([...protocolScopes, ...apiScopes(limits)])
  if (!limits.mayRefresh || limits.api?.settings.allow_offline_access === false) known.delete('offline_access')
  return [...new Set(asked)].filter((name) => known.has(name))
}

/** Whom an API lets clients act for: `subject_type_authorization.user.policy` (auth0.md 5.7). */
export function isOpenToPeople({ api, grant }: Pick<ScopeLimits, 'api' | 'grant'>): boolean {
  const policy = userPolicy(api)
  return policy === 'require_client_grant' ? grant !== null : policy !== 'deny_all'
}

/** Whether the API enforces roles and permissions (RBAC) on its scopes. */
export function enforcesPermissions(api: ResourceServer | null): boolean {
  return api?.settings.enforce_policies === true
}

/** Whether tokens of the API carry the person's permissions. */
export function carriesPermissions(api: ResourceServer | null): boolean {
  const dialect = api?.settings.token_dialect
  return enforcesPermissions(api) && (dialect === 'access_token_authz' || dialect === 'rfc9068_profile_authz')
}

function apiScopes({ api, isManagementApi, grant }: ScopeLimits): readonly string[] {
  const defined = (api?.permissions ?? []).map(({ name }) => name)
  // In our own API a person acts on their own account alone; whoever runs the directory has other doors.
  const open = isManagementApi ? defined.filter(isOwnAccountScope) : defined
  if (userPolicy(api) !== 'require_client_grant' || grant?.allowsAllScopes === true) return open
  return open.filter((name) => grant?.scope.includes(name) === true)
}

/** What a person may do to their own account through our own API, such as `read:current_user`. */
export function isOwnAccountScope(name: string): boolean {
  return /^[a-z]+:current_user(?:_[a-z_]+)?$/.test(name)
}

function userPolicy(api: ResourceServer | null): unknown {
  const authorization = api?.settings.subject_type_authorization
  const user = isJsonObject(authorization) ? authorization.user : undefined
  return isJsonObject(user) ? user.policy : 'allow_all'
}
