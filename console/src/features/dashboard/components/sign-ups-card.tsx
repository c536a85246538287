import { useQuery } from '@tanstack/react-query'
import type { Bar } from '../../../components/charts/bar.ts'
import { ChartFigure } from '../../../components/charts/chart-figure.tsx'
import type { Series, SeriesTone } from '../../../components/charts/series.ts'
import { StackedBars } from '../../../components/charts/stacked-bars.tsx'
import { ConsoleLink } from '../../../components/ui/console-link.tsx'
import { exactCount } from '../../../lib/format-count.ts'
import { useMay } from '../../../lib/permissions.ts'
import { t, tCount } from '../../../lib/text.ts'
import { bucketInWords, bucketName, bucketRange, rangeOf } from '../api/bucket-times.ts'
import { comparison } from '../api/comparison.ts'
import type { Period } from '../api/dashboard-search.ts'
import { type SignUpStats, signUpsQuery } from '../api/stats.ts'
import { Figure } from './figure.tsx'
import { StatCard } from './stat-card.tsx'

const tones: readonly SeriesTone[] = ['sign-up', 'challenge', 'success', 'failed', 'other']
const type = 'user.signed_up'

/** Who made an account themselves, day by day. */
export function SignUpsCard({ period }: { readonly period: Period }) {
  return (
    <StatCard title={t('Sign-ups')} answer={useQuery(signUpsQuery(period))} asOf={({ asOf }) => asOf}>
      {(stats) => <SignUps stats={stats} />}
    </StatCard>
  )
}

function SignUps({ stats }: { readonly stats: SignUpStats }) {
  const mayOpen = useMay('read:audit')
  const { total, previous, connections, buckets, bucketMinutes, since, until } = stats
  if (total === 0) return <p className="text-muted text-table">{t('Nobody signed up.')}</p>
  const range = rangeOf(new Date(since), new Date(until))
  const to = (search: { readonly range: string; readonly connection?: string }) =>
    mayOpen ? { path: '/audit', search: { type, ...search } } : null
  const series = connections.map(({ id, name }, place): Series => {
    return { label: id === null ? t('Others') : (name ?? id), tone: id === null ? 'other' : (tones[place] ?? 'other') }
  })
  const bars = buckets.map(({ at, counts }): Bar => {
    const start = new Date(at)
    return {
      id: at,
      inWords: t('{time}: {count} signed up', {
        time: bucketInWords(start, bucketMinutes),
        count: exactCount(counts.reduce((sum, count) => sum + count, 0)),
      }),
      tick: bucketName(start, bucketMinutes),
      values: counts,
      to: to({ range: bucketRange(start, bucketMinutes) }),
    }
  })
  return (
    <>
      <dl className="flex flex-wrap gap-x-8 gap-y-2">
        <Figure
          label={t('Signed up')}
          value={exactCount(total)}
          note={comparison(total, previous)}
          to={to({ range })}
        />
      </dl>
      <ChartFigure
        caption={captionOf(stats)}
        table={{
          label: t('Sign-ups, as a table'),
          columns: [t('From (UTC)'), ...series.map(({ label }) => label)],
          rows: buckets.map(({ at, counts }) => ({
            id: at,
            label: bucketName(new Date(at), bucketMinutes),
            values: counts,
          })),
        }}
      >
        <StackedBars label={t('Sign-ups over time')} series={series} bars={bars} />
        <ConnectionCounts stats={stats} series={series} to={(connection) => to({ range, connection })} />
      </ChartFigure>
    </>
  )
}

interface ConnectionCountsProps {
  readonly stats: SignUpStats
  readonly series: readonly Series[]
  readonly to: (connection: string) => { readonly path: string } | null
}

function ConnectionCounts({ stats: { connections }, series, to }: ConnectionCountsProps) {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-table">
      {connections.map(({ id, count }, place) => {
        const link = id === null ? null : to(id)
        const words = `${series[place]?.label} ${exactCount(count)}`
        return (
          <li key={id ?? ''} className="tabular-nums">
            {link === null ? (
              words
            ) : (
              <ConsoleLink to={link} className="inline-flex min-h-6 items-center rounded-control hover:underline">
                {words}
              </ConsoleLink>
            )}
          </li>
        )
      })}
    </ul>
  )
}

function captionOf({ total, previous }: SignUpStats): string {
  return tCount(
    total,
    '1 user signed up; in the time before, {before}. Accounts that others made are not counted.',
    '{count} users signed up; in the time before, {before}. Accounts that others made are not counted.',
    { before: exactCount(previous) },
  )
}
