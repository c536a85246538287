// One organization: what it is called in the header, and a tab for each side of it.

import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { BackLink } from '../../../components/ui/back-link.tsx'
import { Badge } from '../../../components/ui/badge.tsx'
import { Copyable } from '../../../components/ui/copyable.tsx'
import { DetailPage } from '../../../components/ui/detail-page.tsx'
import { EmptyState } from '../../../components/ui/empty-state.tsx'
import { PageTitle } from '../../../components/ui/page-title.tsx'
import { TabLink, TabStrip } from '../../../components/ui/tab-strip.tsx'
import { useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'
import { organizationLabel, type StoredOrganization } from '../api/organization.ts'
import { organizationQuery } from '../api/organization-queries.ts'

interface OrganizationPageProps {
  readonly organizationId: string
  /** The opened tab. */
  readonly children: ReactNode
}

export function OrganizationPage({ organizationId, children }: OrganizationPageProps) {
  const answer = useQuery(organizationQuery(organizationId))
  return (
    <DetailPage
      back={<BackLink to="/organizations">{t('Organizations')}</BackLink>}
      answer={answer}
      words={{
        one: t('Organization'),
        all: t('Organizations'),
        notLoaded: t("Couldn't load this organization."),
        loading: t('Loading organization…'),
      }}
      missing={{
        code: 'organization_not_found',
        title: t('No such organization'),
        text: (
          <EmptyState icon="search" title={t('There is no organization of this name or ID.')}>
            {t('It may have been deleted, or the link may be cut short.')}
          </EmptyState>
        ),
      }}
    >
      {(organization) => (
        <>
          <Header organization={organization} />
          <Tabs organizationId={organizationId} />
          {children}
        </>
      )}
    </DetailPage>
  )
}

function Header({ organization }: { readonly organization: StoredOrganization }) {
  const label = organizationLabel(organization)
  return (
    <header className="min-w-0">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <PageTitle
          trail={[label, t('Organizations')]}
          className="min-w-0 break-words font-semibold text-hero tracking-tight"
        >
          {label}
        </PageTitle>
        {organization.suspension !== null && <Badge tone="warning">{t('Suspended')}</Badge>}
        {organization.requiresMfa && <Badge tone="success">{t('MFA enforced')}</Badge>}
      </div>
      <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-muted text-table">
        <Copyable text={organization.name} what={t('name in addresses')} isCode />
        <Copyable text={organization.id} what={t('organization ID')} isCode />
      </p>
    </header>
  )
}

function Tabs({ organizationId }: { readonly organizationId: string }) {
  const may = { roles: useMay('read:roles'), audit: useMay('read:audit') }
  const shown = tabs.filter(({ path }) => may[path as keyof typeof may] ?? true)
  return (
    <TabStrip label={t('Organization')}>
      {shown.map(({ path, label }) => (
        <TabLink
          key={path}
          to={`/organizations/$organizationId/${path}`}
          params={{ organizationId }}
          resetScroll={false}
          activeOptions={{ includeSearch: false }}
        >
          {label}
        </TabLink>
      ))}
    </TabStrip>
  )
}

const tabs = [
  { path: 'overview', label: t('Overview') },
  { path: 'members', label: t('Members') },
  { path: 'invitations', label: t('Invitations') },
  { path: 'roles', label: t('Roles') },
  { path: 'domains', label: t('Domains and SSO') },
  { path: 'security', label: t('Security') },
  { path: 'branding', label: t('Branding') },
  { path: 'audit', label: t('Audit') },
  { path: 'settings', label: t('Settings') },
] as const
