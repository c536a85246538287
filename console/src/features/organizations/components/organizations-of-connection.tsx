import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Badge } from '../../../components/ui/badge.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { SkeletonLines } from '../../../components/ui/skeleton.tsx'
import { t } from '../../../lib/text.ts'
import { organizationLabel } from '../api/organization.ts'
import { organizationsOfConnectionQuery } from '../api/organization-connections.ts'

interface OrganizationsOfConnectionProps {
  readonly connectionId: string
  /** Pools are isolated: without an organization nobody can come by it. */
  readonly isIsolated: boolean
}

/** The organizations whose people may come by a connection; each is changed on its own page. */
export function OrganizationsOfConnection({ connectionId, isIsolated }: OrganizationsOfConnectionProps) {
  const { data, isError, error, refetch } = useQuery(organizationsOfConnectionQuery(connectionId))
  return (
    <Card title={t('Organizations')}>
      {data === undefined ? (
        isError ? (
          <ProblemNotice title={t("Couldn't load its organizations.")} error={error} onRetry={() => void refetch()} />
        ) : (
          <SkeletonLines label={t('Loading its organizations…')} count={2} />
        )
      ) : data.data.length === 0 ? (
        <p className={`px-4 py-3 text-table ${isIsolated ? 'text-warning' : 'text-muted'}`}>
          {isIsolated
            ? t('No organization has it yet, so that nobody can come by it. Add it on the page of one.')
            : t('No organization has it. Add it on the page of one, under Domains and SSO.')}
        </p>
      ) : (
        <ul aria-label={t('Organizations')}>
          {data.data.map((organization) => (
            <li
              key={organization.id}
              className="flex flex-wrap items-center gap-x-3 gap-y-1 border-line border-b px-4 py-2 last:border-b-0"
            >
              <Link
                to="/organizations/$organizationId/domains"
                params={{ organizationId: organization.id }}
                className="min-w-0 truncate font-semibold text-table hover:underline"
              >
                {organizationLabel(organization)}
              </Link>
              {!organization.isEnabled && <Badge tone="neutral">{t('Off')}</Badge>}
            </li>
          ))}
          {data.nextCursor !== null && (
            <li className="px-4 py-2 text-muted text-table">{t('And more: the first 50 are shown.')}</li>
          )}
        </ul>
      )}
    </Card>
  )
}
