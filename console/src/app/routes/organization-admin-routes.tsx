// The pages of an organization for those who administer it, where what belongs to different nouns is put together.
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { PageTitle } from '../../components/ui/page-title.tsx'
import { OrganizationEvents } from '../../features/audit/components/organization-events.tsx'
import {
  type OrganizationSession,
  organizationLabel,
  organizationSessionQuery,
} from '../../features/organization-users/api/organization-session.ts'
import { InvitationsPage } from '../../features/organization-users/components/invitations-page.tsx'
import { UserManagementPage } from '../../features/organization-users/components/user-management-page.tsx'
import { BrandingPanel } from '../../features/organizations/components/branding-panel.tsx'
import { DomainsPanel } from '../../features/organizations/components/domains-panel.tsx'
import { OrganizationRoles } from '../../features/organizations/components/organization-roles.tsx'
import { SecurityPanel } from '../../features/organizations/components/security-panel.tsx'
import { t } from '../../lib/text.ts'
import { useOrganizationSession } from '../organization-shell/use-organization-session.ts'
import { OrganizationPreview } from './organization-preview.tsx'

export function UserManagementRoute() {
  const navigate = useNavigate()
  const { slug } = useParams({ from: '/org/$slug' })
  const search = useSearch({ from: '/org/$slug/users' })
  return (
    <UserManagementPage
      session={useOrganizationSession()}
      search={search}
      onSearch={(next, step) => void navigate({ to: '/org/$slug/users', params: { slug }, search: next, ...step })}
    />
  )
}

export function OrganizationInvitationsRoute() {
  const { organization } = useOrganizationSession()
  return <InvitationsPage organizationId={organization.id} trail={[organizationLabel(organization)]} />
}

export function OrganizationRolesRoute() {
  const session = useOrganizationSession()
  return (
    <Titled
      session={session}
      title={t('Roles')}
      lead={t('What people can hold in this organization, and what it allows.')}
    >
      <OrganizationRoles organizationId={session.organization.id} />
    </Titled>
  )
}

export function OrganizationSecurityRoute() {
  const queryClient = useQueryClient()
  const { slug } = useParams({ from: '/org/$slug' })
  const session = useOrganizationSession()
  return (
    <Titled session={session} title={t('Security')} lead={t('What this organization asks of its people.')}>
      <SecurityPanel
        organization={session.organization}
        refusal={null}
        isMember
        mayReadNetworks
        // From now on it may ask this very reader for a second factor, and the frame says so.
        onChanged={() => queryClient.resetQueries({ queryKey: organizationSessionQuery(slug).queryKey })}
      />
    </Titled>
  )
}

/** Their word alone verifies no domain: the DNS does. */
export function OrganizationDomainsRoute() {
  const session = useOrganizationSession()
  return (
    <Titled session={session} title={t('Domains')} lead={t('Whose mail addresses lead to this organization.')}>
      <DomainsPanel organizationId={session.organization.id} refusal={null} mayVouch={false} />
    </Titled>
  )
}

export function OrganizationBrandingRoute() {
  const session = useOrganizationSession()
  return (
    <Titled
      session={session}
      title={t('Branding')}
      lead={t('How the sign-in pages look for the people of this organization.')}
    >
      <BrandingPanel
        organizationId={session.organization.id}
        refusal={null}
        preview={(look) => <OrganizationPreview organizationId={session.organization.id} look={look} />}
      />
    </Titled>
  )
}

export function OrganizationAuditRoute() {
  const session = useOrganizationSession()
  return (
    <Titled
      session={session}
      title={t('Audit log')}
      lead={t('What was done here: by whom, when, and from which address.')}
    >
      <OrganizationEvents organizationId={session.organization.id} />
    </Titled>
  )
}

interface TitledProps {
  readonly session: OrganizationSession
  readonly title: string
  readonly lead: string
  readonly children: ReactNode
}

function Titled({ session, title, lead, children }: TitledProps) {
  return (
    <div className="grid grid-cols-1 gap-4">
      <header>
        <PageTitle trail={[title, organizationLabel(session.organization)]}>{title}</PageTitle>
        <p className="mt-1 max-w-[72ch] text-muted text-table">{lead}</p>
      </header>
      {children}
    </div>
  )
}
