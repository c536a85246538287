import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { ConsoleLink, type Place } from '../../../components/ui/console-link.tsx'
import { Icon, type IconName } from '../../../components/ui/icon.tsx'
import { relativeTime } from '../../../lib/format-time.ts'
import { useLive } from '../../../lib/live.ts'
import { useMay } from '../../../lib/permissions.ts'
import { t, tCount } from '../../../lib/text.ts'
import { usePaced } from '../../../lib/use-paced.ts'
import { type NeedsYou, needsYouQuery, type SharedNeed, sharedNeeds } from '../api/needs-you.ts'
import { placeOf, wordsOf } from './shared-need.ts'
import { StatCard } from './stat-card.tsx'

const askAgainAfterMs = 2_000

/** What waits for somebody, each with the list it is in. */
export function NeedsYouCard() {
  const answer = useQuery(needsYouQuery)
  const mayReadRecovery = useMay('read:recovery_requests')
  const mayReadJobs = useMay('read:jobs')
  const ask = usePaced(() => void answer.refetch(), askAgainAfterMs)
  useLive(mayReadRecovery ? 'recovery' : null, ask, ask)
  useLive(mayReadJobs ? 'jobs' : null, ask, ask)
  return (
    <StatCard title={t('Needs you')} answer={answer} asOf={() => null}>
      {(waiting) => <Waiting waiting={waiting} />}
    </StatCard>
  )
}

function Waiting({ waiting }: { readonly waiting: NeedsYou }) {
  const mayReadAudit = useMay('read:audit')
  const { recoveryRequests, approvals, failedJobs, endingSecrets } = waiting
  const items: ReactNode[] = sharedNeeds(waiting).map((need) => (
    <Item key={need.kind} icon={icons[need.kind]} to={placeOf(need, mayReadAudit)}>
      {wordsOf(need)}
      {'at' in need && <Ago at={need.at} />}
    </Item>
  ))
  if (recoveryRequests !== null && recoveryRequests.count > 0) {
    items.push(
      <Item key="recovery" icon="lifebuoy" to={{ path: '/recovery' }}>
        {tCount(recoveryRequests.count, '1 account recovery request', '{count} account recovery requests')}
        <Oldest at={recoveryRequests.oldestAt} />
      </Item>,
    )
  }
  if (approvals !== null && approvals.count > 0) {
    items.push(
      <Item key="approvals" icon="check" to={{ path: '/approvals' }}>
        {tCount(approvals.count, '1 request for approval', '{count} requests for approval')}
        <Oldest at={approvals.oldestAt} />
      </Item>,
    )
  }
  if (failedJobs !== null && failedJobs.count > 0) {
    items.push(
      <Item key="jobs" icon="list" to={{ path: '/jobs' }}>
        {tCount(failedJobs.count, '1 job failed in the last 3 days', '{count} jobs failed in the last 3 days')}
      </Item>,
    )
  }
  if (endingSecrets !== null && endingSecrets.count > 0) {
    const { count, clientId, endsAt } = endingSecrets
    const path = count === 1 && clientId !== null ? `/apps/${encodeURIComponent(clientId)}/secrets` : '/apps'
    items.push(
      <Item key="secrets" icon="key" to={{ path }}>
        {tCount(count, 'The last secret of 1 app ends soon', 'The last secrets of {count} apps end soon')}
        {endsAt !== null && <Ago at={endsAt} />}
      </Item>,
    )
  }
  if (items.length === 0) return <p className="text-muted text-table">{t('Nothing waits for you.')}</p>
  return <ul className="flex flex-wrap gap-2">{items}</ul>
}

const icons: Readonly<Record<SharedNeed['kind'], IconName>> = {
  integrity: 'alert',
  'read-only': 'alert',
  paused: 'clock',
  mail: 'mail',
}

interface ItemProps {
  readonly icon: IconName
  readonly to: Place
  readonly children: ReactNode
}

function Item({ icon, to, children }: ItemProps) {
  return (
    <li>
      <ConsoleLink
        to={to}
        className="inline-flex min-h-9 items-center gap-2 rounded-control border border-line px-3 py-1.5 font-semibold text-table hover:border-control hover:bg-hover pointer-coarse:min-h-11"
      >
        <Icon name={icon} className="text-muted" />
        <span>{children}</span>
      </ConsoleLink>
    </li>
  )
}

function Ago({ at }: { readonly at: string }) {
  return <span className="font-normal text-muted"> · {relativeTime(new Date(at))}</span>
}

function Oldest({ at }: { readonly at: string | null }) {
  if (at === null) return null
  return <span className="font-normal text-muted"> · {t('oldest {time}', { time: relativeTime(new Date(at)) })}</span>
}
