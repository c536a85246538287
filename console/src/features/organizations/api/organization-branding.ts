// How the sign-in pages look for the people of an organization.
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../../lib/http.ts'
import { organizationPath } from './change-organization.ts'

/** Null where the application's own is shown. */
export interface OrganizationBranding {
  readonly logoUrl: string | null
  readonly accentColor: string | null
  readonly ofApplication: {
    readonly displayName: string
    readonly logoUrl: string | null
    readonly accentColor: string
    readonly supportEmail: string | null
  }
}

export function organizationBrandingQuery(organizationId: string) {
  return queryOptions({
    queryKey: ['organization-branding', organizationId],
    queryFn: ({ signal }) =>
      call<OrganizationBranding>('GET', `${organizationPath(organizationId)}/branding`, { signal }),
  })
}

export function changeBranding(
  organizationId: string,
  body: Pick<OrganizationBranding, 'logoUrl' | 'accentColor'>,
): Promise<OrganizationBranding> {
  return call('PATCH', `${organizationPath(organizationId)}/branding`, { body })
}
