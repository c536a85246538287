import type { PoolMode } from '../applications/application.ts'
import type { Client } from '../clients/client.ts'

export interface OrganizationRule {
  /** Whether people sign in to the client as members of an organization. */
  readonly usage: 'deny' | 'allow' | 'require'
  /** Where one is required and the request names none: ask after the sign-in, or refuse the request. */
  readonly asks: boolean
  /** Whether the address somebody types may say it. */
  readonly discoversByEmail: boolean
}

/**
 * `organization_usage`, `organization_require_behavior` and `organization_discovery_methods` of the client (auth0.md 5.7).
 * Where pools are isolated nobody is outside an organization, so that one is required whatever the client says, and the
 * one in whose database somebody is looked up is asked before anything else.
 */
export function organizationRule({ settings }: Client, poolMode: PoolMode): OrganizationRule {
  if (poolMode === 'isolated') return { usage: 'require', asks: true, discoversByEmail: false }
  const { organization_usage: usage, organization_require_behavior: behavior } = settings
  const { organization_discovery_methods: methods } = settings
  const takesPart = usage === 'allow' || usage === 'require'
  return {
    usage: takesPart ? usage : 'deny',
    asks: behavior === 'pre_login_prompt' || behavior === 'post_login_prompt',
    discoversByEmail:
      takesPart && behavior === 'pre_login_prompt' && Array.isArray(methods) && methods.includes('email'),
  }
}
