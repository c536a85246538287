// The domains of all organizations: which lead where, and which two claim.
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import type { Column } from '../../../components/data-table/column.ts'
import { DataList } from '../../../components/data-table/data-list.tsx'
import { ListPager } from '../../../components/data-table/list-pager.tsx'
import { useListTrail } from '../../../components/data-table/list-trail.ts'
import { EmptyState } from '../../../components/ui/empty-state.tsx'
import { NoAccess } from '../../../components/ui/no-access.tsx'
import { useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'
import { organizationLabel } from '../api/organization.ts'
import { allDomainsQuery, type DomainSearch, type ListedDomain } from '../api/organization-domains.ts'
import { DomainBadge, DomainProofNote } from './domain-badge.tsx'

export function AllDomains({ search }: { readonly search: DomainSearch }) {
  const mayRead = useMay('read:settings')
  if (mayRead) return <Domains search={search} />
  return <NoAccess title={t('Domains are not shown to your role')} permission="read:settings" />
}

function Domains({ search }: { readonly search: DomainSearch }) {
  const navigate = useNavigate()
  const list = useQuery({ ...allDomainsQuery(search.after), placeholderData: keepPreviousData })
  const page = list.data
  const trail = useListTrail(
    search.after,
    { error: list.error, pageSize: page?.pageSize ?? 0 },
    (step) =>
      void navigate({
        to: '/settings/domains',
        search: step.after === undefined ? {} : { after: step.after },
        state: { trail: step.trail },
        replace: step.replace,
        resetScroll: false,
      }),
  )
  return (
    <div className="grid grid-cols-1 gap-3">
      <p className="text-muted text-table">
        {t('Whoever types an address of a verified domain when signing in is led to its organization.')}{' '}
        <Link to="/settings/$section" params={{ section: 'login' }} className="text-accent underline">
          {t('Domains that may sign up')}
        </Link>
      </p>
      <DataList
        caption={t('Domains')}
        columns={columns}
        rows={page?.data}
        keyOf={({ id }) => id}
        answer={list}
        trail={trail}
        card={(domain) => (
          <div className="grid grid-cols-1 justify-items-start gap-1 *:max-w-full">
            <Name domain={domain} />
            <Organization domain={domain} />
            <State domain={domain} />
          </div>
        )}
        words={words}
        pageSize={5}
        empty={
          <EmptyState icon="link" title={t('No domains yet')}>
            {t('An organization gets its domains on its page, under Domains and SSO.')}
          </EmptyState>
        }
      />
      {page && (page.data.length > 0 || search.after !== undefined) && (
        <ListPager shown={page.data.length} total={null} nextCursor={page.nextCursor} trail={trail} />
      )}
    </div>
  )
}

interface DomainProps {
  readonly domain: ListedDomain
}

function Name({ domain: { domain, organization } }: DomainProps) {
  return (
    <Link
      to="/organizations/$organizationId/domains"
      params={{ organizationId: organization.id }}
      className="-my-0.5 block truncate py-0.5 font-semibold hover:underline"
      title={domain}
    >
      {domain}
    </Link>
  )
}

function Organization({ domain: { organization } }: DomainProps) {
  const label = organizationLabel(organization)
  return (
    <span className="block truncate" title={label}>
      {label}
    </span>
  )
}

function State({ domain }: DomainProps) {
  return (
    <span className="flex flex-wrap items-center gap-x-2 gap-y-1 py-1">
      <DomainBadge domain={domain} />
      <DomainProofNote domain={domain} />
    </span>
  )
}

const columns: readonly Column<ListedDomain>[] = [
  { id: 'domain', header: t('Domain'), isRowHeader: true, cell: (domain) => <Name domain={domain} /> },
  { id: 'organization', header: t('Organization'), cell: (domain) => <Organization domain={domain} /> },
  { id: 'state', header: t('Status'), className: 'w-[260px]', cell: (domain) => <State domain={domain} /> },
]

const words = {
  loading: t('Loading domains…'),
  notLoaded: t("Couldn't load the domains."),
  notRefreshed: t("Couldn't refresh the domains."),
}
