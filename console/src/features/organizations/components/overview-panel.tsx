import { useQuery } from '@tanstack/react-query'
import { Card } from '../../../components/ui/card.tsx'
import { ConsoleLink, type Place } from '../../../components/ui/console-link.tsx'
import { Fact, Facts } from '../../../components/ui/facts.tsx'
import { plainLinkClasses } from '../../../components/ui/link-classes.ts'
import { Notice } from '../../../components/ui/notice.tsx'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { SkeletonLines } from '../../../components/ui/skeleton.tsx'
import { t } from '../../../lib/text.ts'
import { organizationHealthQuery } from '../api/organization-queries.ts'
import { CountText } from './count-text.tsx'

/** Whether the organization can look after itself: how many administer it, and what is waiting. */
export function OverviewPanel({ organizationId }: { readonly organizationId: string }) {
  const { data, isError, error, refetch } = useQuery(organizationHealthQuery(organizationId))
  if (data === undefined) {
    if (!isError) return <SkeletonLines label={t('Loading organization…')} />
    return <ProblemNotice title={t("Couldn't load this organization.")} error={error} onRetry={() => void refetch()} />
  }
  const { members, administrators, pendingInvitations, domains } = data
  const tab = (name: string, search: Place['search'] = {}): Place => {
    return { path: `/organizations/${encodeURIComponent(organizationId)}/${name}`, search }
  }
  return (
    <div className="grid max-w-[960px] grid-cols-1 gap-4">
      {administrators.count === 0 && (
        <Notice>{t('Nobody administers this organization. Make one of its members an administrator.')}</Notice>
      )}
      {administrators.count === 1 && (
        <Notice>{t('One person administers this organization. Make a second one an administrator.')}</Notice>
      )}
      <Card title={t('Health')}>
        <Facts>
          <Fact name={t('Members')}>
            <ConsoleLink to={tab('members')} className={plainLinkClasses}>
              <CountText of={members} />
            </ConsoleLink>
          </Fact>
          <Fact name={t('Administrators')}>
            <ConsoleLink to={tab('members', { role: 'admin' })} className={plainLinkClasses}>
              <CountText of={administrators} />
            </ConsoleLink>
          </Fact>
          <Fact name={t('Pending invitations')}>
            <ConsoleLink to={tab('invitations')} className={plainLinkClasses}>
              <CountText of={pendingInvitations} />
            </ConsoleLink>
          </Fact>
          <Fact name={t('Domains')}>
            <ConsoleLink to={tab('domains')} className={plainLinkClasses}>
              <CountText of={domains} />
            </ConsoleLink>
          </Fact>
        </Facts>
      </Card>
    </div>
  )
}
