import type { OrganizationBranding } from '../../features/organizations/api/organization-branding.ts'
import { LoginPreview } from '../../features/settings/components/login-preview.tsx'

interface OrganizationPreviewProps {
  readonly organizationId: string
  readonly look: Pick<OrganizationBranding, 'logoUrl' | 'accentColor'>
}

/** The sign-in pages for the people of an organization. */
export function OrganizationPreview({ organizationId, look }: OrganizationPreviewProps) {
  const path = `/organizations/${encodeURIComponent(organizationId)}/branding/preview`
  return <LoginPreview path={path} look={look} />
}
