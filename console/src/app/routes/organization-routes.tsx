// The pages of organizations for whoever runs the directory, where what belongs to different nouns is put together.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Outlet, useNavigate, useParams, useRouteContext, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { NoAccess } from '../../components/ui/no-access.tsx'
import { OrganizationEvents } from '../../features/audit/components/organization-events.tsx'
import { NetworkRulesCard } from '../../features/network-rules/components/network-rules-card.tsx'
import { InvitationsTab } from '../../features/organization-users/components/invitations-tab.tsx'
import { MembersPanel } from '../../features/organization-users/components/members-panel.tsx'
import { organizationLabel, type StoredOrganization } from '../../features/organizations/api/organization.ts'
import { organizationQuery, organizationsKey } from '../../features/organizations/api/organization-queries.ts'
import { BrandingPanel } from '../../features/organizations/components/branding-panel.tsx'
import { ConnectionsCard } from '../../features/organizations/components/connections-card.tsx'
import { DomainsPanel } from '../../features/organizations/components/domains-panel.tsx'
import { OrganizationPage } from '../../features/organizations/components/organization-page.tsx'
import { OrganizationRoles } from '../../features/organizations/components/organization-roles.tsx'
import { OrganizationsPage } from '../../features/organizations/components/organizations-page.tsx'
import { OverviewPanel } from '../../features/organizations/components/overview-panel.tsx'
import { SecurityPanel } from '../../features/organizations/components/security-panel.tsx'
import { SettingsPanel } from '../../features/organizations/components/settings-panel.tsx'
import { WithoutFactor } from '../../features/organizations/components/without-factor.tsx'
import { needs, useMay } from '../../lib/permissions.ts'
import { t } from '../../lib/text.ts'
import { OrganizationPreview } from './organization-preview.tsx'

export function OrganizationsRoute() {
  return <OrganizationsPage search={useSearch({ from: '/signed-in/organizations' })} />
}

export function OrganizationRoute() {
  const organizationId = useOrganizationId()
  return (
    <OrganizationPage key={organizationId} organizationId={organizationId}>
      <Outlet />
    </OrganizationPage>
  )
}

export function OverviewRoute() {
  return <OverviewPanel organizationId={useOrganizationId()} />
}

export function MembersRoute() {
  const navigate = useNavigate()
  const organizationId = useOrganizationId()
  const search = useSearch({ from: '/signed-in/organizations/$organizationId/members' })
  const { session } = useRouteContext({ from: '/signed-in' })
  return (
    <WithOrganization>
      {(organization) => (
        <MembersPanel
          appId={session.application.id}
          organizationId={organization.id}
          organizationName={organizationLabel(organization)}
          search={search}
          onSearch={(next, step) =>
            void navigate({
              to: '/organizations/$organizationId/members',
              params: { organizationId },
              search: next,
              ...step,
            })
          }
        />
      )}
    </WithOrganization>
  )
}

export function InvitationsRoute() {
  const mayInvite = useMay('create:users')
  return <InvitationsTab organizationId={useOrganizationId()} refusal={mayInvite ? null : needs('create:users')} />
}

export function RolesRoute() {
  return <OrganizationRoles organizationId={useOrganizationId()} />
}

export function SecurityRoute() {
  const queryClient = useQueryClient()
  const mayChange = useMay('update:security_settings')
  const mayReadNetworks = useMay('read:ip_rules')
  const mayReadSettings = useMay('read:settings')
  return (
    <WithOrganization>
      {(organization) => (
        <SecurityPanel
          organization={organization}
          refusal={mayChange ? null : needs('update:security_settings')}
          isMember={false}
          mayReadNetworks={mayReadNetworks}
          affected={<WithoutFactor organizationId={organization.id} />}
          networkRules={mayReadSettings && <NetworkRulesCard organizationId={organization.id} />}
          onChanged={() => queryClient.invalidateQueries({ queryKey: organizationsKey })}
        />
      )}
    </WithOrganization>
  )
}

export function DomainsRoute() {
  const organizationId = useOrganizationId()
  const mayChange = useMay('update:security_settings')
  const { session } = useRouteContext({ from: '/signed-in' })
  return (
    <div className="grid grid-cols-1 gap-4">
      <DomainsPanel
        organizationId={organizationId}
        refusal={mayChange ? null : needs('update:security_settings')}
        mayVouch={useMay('update:settings')}
      />
      <ConnectionsCard organizationId={organizationId} isIsolated={session.application.poolMode === 'isolated'} />
    </div>
  )
}

export function BrandingRoute() {
  const mayChange = useMay('update:security_settings')
  const organizationId = useOrganizationId()
  return (
    <BrandingPanel
      organizationId={organizationId}
      refusal={mayChange ? null : needs('update:security_settings')}
      preview={(look) => <OrganizationPreview organizationId={organizationId} look={look} />}
    />
  )
}

export function AuditRoute() {
  const mayRead = useMay('read:audit')
  const organizationId = useOrganizationId()
  if (mayRead) return <OrganizationEvents organizationId={organizationId} />
  return <NoAccess title={t('Events are not shown to your role')} permission="read:audit" />
}

export function SettingsRoute() {
  const navigate = useNavigate()
  const { session } = useRouteContext({ from: '/signed-in' })
  return (
    <WithOrganization>
      {(organization) => (
        <SettingsPanel
          organization={organization}
          isIsolated={session.application.poolMode === 'isolated'}
          onDeleted={() => void navigate({ to: '/organizations', replace: true })}
        />
      )}
    </WithOrganization>
  )
}

/** The page around the tabs has loaded it, and says what failed. */
function WithOrganization({ children }: { readonly children: (organization: StoredOrganization) => ReactNode }) {
  const { data } = useQuery(organizationQuery(useOrganizationId()))
  return data === undefined ? null : children(data)
}

function useOrganizationId(): string {
  return useParams({ from: '/signed-in/organizations/$organizationId' }).organizationId
}
