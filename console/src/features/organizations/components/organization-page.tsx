// One organization: what it is called in the header, and a tab for each side of it.

import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Badge } from '../../../components/ui/badge.tsx'
import { Copyable } from '../../../components/ui/copyable.tsx'
import { EmptyState } from '../../../components/ui/empty-state.tsx'
import { Icon } from '../../../components/ui/icon.tsx'
import { PageTitle } from '../../../components/ui/page-title.tsx'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { SkeletonLines } from '../../../components/ui/skeleton.tsx'
import { TabStrip, tabClasses } from '../../../components/ui/tab-strip.tsx'
import { useMay } from '../../../lib/permissions.ts'
import { isProblem } from '../../../lib/problem.ts'
import { t } from '../../../lib/text.ts'
import { organizationLabel, type StoredOrganization } from '../api/organization.ts'
import { organizationQuery } from '../api/organization-queries.ts'

interface OrganizationPageProps {
  readonly organizationId: string
  /** The opened tab. */
  readonly children: ReactNode
}

export function OrganizationPage({ organizationId, children }: OrganizationPageProps) {
  const { data: organization, isError, error, refetch } = useQuery(organizationQuery(organizationId))
  return (
    <div className="grid grid-cols-1 gap-4">
      <Link
        to="/organizations"
        className="inline-flex h-7 items-center gap-1.5 justify-self-start rounded-control text-muted text-table hover:text-fg"
      >
        <Icon name="arrowLeft" />
        {t('Organizations')}
      </Link>
      {organization ? (
        <>
          <Header organization={organization} />
          <Tabs organizationId={organizationId} />
          {children}
        </>
      ) : isProblem(error, 'organization_not_found') ? (
        <>
          <PageTitle trail={[t('No such organization'), t('Organizations')]}>{t('No such organization')}</PageTitle>
          <EmptyState icon="search" title={t('There is no organization of this name or ID.')}>
            {t('It may have been deleted, or the link may be cut short.')}
          </EmptyState>
        </>
      ) : isError ? (
        <ProblemNotice title={t("Couldn't load this organization.")} error={error} onRetry={() => void refetch()} />
      ) : (
        <SkeletonLines label={t('Loading organization…')} count={6} />
      )}
    </div>
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
        <li key={path}>
          <Link
            to={`/organizations/$organizationId/${path}`}
            params={{ organizationId }}
            resetScroll={false}
            activeOptions={{ includeSearch: false }}
            activeProps={{ 'aria-current': 'page' }}
            className={tabClasses}
          >
            {label}
          </Link>
        </li>
      ))}
    </TabStrip>
  )
}

const tabs = [
  { path: 'overview', label: t('Overview') },
  { path: 'members', label: t('Members') },
  { path: 'invitations', label: t('Invitations') },
  { path: 'roles', label: t('Roles') },
  { path: 'domains', label: t('Domains') },
  { path: 'security', label: t('Security') },
  { path: 'branding', label: t('Branding') },
  { path: 'audit', label: t('Audit') },
  { path: 'settings', label: t('Settings') },
] as const
