import type { Client } from '../clients/client.ts'

export interface OrganizationRule {
  /** Whether people sign in to the client as members of an organization. */
  readonly usage: 'deny' | 'allow' | 'require'
  /** Where one is required and the request names none: ask after the sign-in, or refuse the request. */
  readonly asks: boolean
}

/** `organization_usage` and `organization_require_behavior` of the client (auth0.md 5.7). */
export function organizationRule({ settings }: Client): OrganizationRule {
  const { organization_usage: usage, organization_require_behavior: behavior } = settings
  return {
    usage: usage === 'allow' || usage === 'require' ? usage : 'deny',
    asks: behavior === 'pre_login_prompt' || behavior === 'post_login_prompt',
  }
}
