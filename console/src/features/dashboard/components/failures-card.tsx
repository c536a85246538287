import { useQuery } from '@tanstack/react-query'
import { ChartFigure } from '../../../components/charts/chart-figure.tsx'
import { RankBars } from '../../../components/charts/rank-bars.tsx'
import { failureWords } from '../../../lib/failure-words.ts'
import { exactCount } from '../../../lib/format-count.ts'
import { useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'
import { rangeOf } from '../api/bucket-times.ts'
import { comparison } from '../api/comparison.ts'
import type { Period } from '../api/dashboard-search.ts'
import { type SignInStats, signInsQuery } from '../api/stats.ts'
import { StatCard } from './stat-card.tsx'

const shownAtMost = 8

export function FailuresCard({ period }: { readonly period: Period }) {
  return (
    <StatCard title={t('Failures by reason')} answer={useQuery(signInsQuery(period))} asOf={({ asOf }) => asOf}>
      {(stats) => <Failures stats={stats} />}
    </StatCard>
  )
}

function Failures({ stats: { reasons, since, until, totals } }: { readonly stats: SignInStats }) {
  const mayOpen = useMay('read:audit')
  const [most] = reasons
  if (most === undefined) return <p className="text-muted text-table">{t('No sign-in failed.')}</p>
  const range = rangeOf(new Date(since), new Date(until))
  const caption = t('Most often: {reason}, {count} of {all}. Each with the change against the time before.', {
    reason: failureWords(most.reason),
    count: exactCount(most.count),
    all: exactCount(totals.failed),
  })
  return (
    <ChartFigure
      caption={caption}
      table={{
        label: t('Failures by reason, as a table'),
        columns: [t('Reason'), t('Now'), t('Before')],
        rows: reasons.map(({ reason, count, previous }) => ({
          id: reason,
          label: failureWords(reason),
          values: [count, previous],
        })),
      }}
    >
      <RankBars
        label={t('Failures by reason')}
        tone="failed"
        ranks={reasons.slice(0, shownAtMost).map(({ reason, count, previous }) => ({
          id: reason,
          label: failureWords(reason),
          count,
          note: `(${comparison(count, previous)})`,
          to: mayOpen
            ? { path: '/audit', search: { type: 'user.sign_in_failed', reason: reason || undefined, range } }
            : null,
        }))}
      />
    </ChartFigure>
  )
}
