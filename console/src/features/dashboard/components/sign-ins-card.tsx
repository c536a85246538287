import { useQuery } from '@tanstack/react-query'
import type { Bar } from '../../../components/charts/bar.ts'
import { ChartFigure } from '../../../components/charts/chart-figure.tsx'
import type { Series } from '../../../components/charts/series.ts'
import { StackedBars } from '../../../components/charts/stacked-bars.tsx'
import { exactCount } from '../../../lib/format-count.ts'
import { useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'
import { bucketInWords, bucketName, bucketRange, rangeOf } from '../api/bucket-times.ts'
import { comparison, share, shareChange } from '../api/comparison.ts'
import type { Period } from '../api/dashboard-search.ts'
import { type SignInCounts, type SignInStats, signInsQuery } from '../api/stats.ts'
import { Figure } from './figure.tsx'
import { StatCard } from './stat-card.tsx'

const series: readonly Series[] = [
  { label: t('Signed in'), tone: 'success' },
  { label: t('Signed in with a second factor'), tone: 'challenge' },
  { label: t('Failed'), tone: 'failed' },
]
const signInTypes = 'user.signed_in,user.sign_in_failed'

/** How signing in goes, and whether that is as it was before. */
export function SignInsCard({ period }: { readonly period: Period }) {
  return (
    <StatCard title={t('Sign-ins')} answer={useQuery(signInsQuery(period))} asOf={({ asOf }) => asOf}>
      {(stats) => <SignIns stats={stats} />}
    </StatCard>
  )
}

function SignIns({ stats }: { readonly stats: SignInStats }) {
  const mayOpen = useMay('read:audit')
  const { totals, previous, buckets, bucketMinutes, since, until } = stats
  const range = rangeOf(new Date(since), new Date(until))
  const events = (type: string) => (mayOpen ? { path: '/audit', search: { type, range } } : null)
  const bars = buckets.map((bucket): Bar => {
    const at = new Date(bucket.at)
    return {
      id: bucket.at,
      inWords: inWords(bucketInWords(at, bucketMinutes), bucket),
      tick: bucketName(at, bucketMinutes),
      values: valuesOf(bucket),
      to: mayOpen ? { path: '/audit', search: { type: signInTypes, range: bucketRange(at, bucketMinutes) } } : null,
    }
  })
  const succeeded = totals.signedIn + totals.withMfa
  const all = succeeded + totals.failed
  const succeededBefore = previous.signedIn + previous.withMfa
  const rateBefore = { part: succeededBefore, whole: succeededBefore + previous.failed }
  return (
    <>
      <dl className="flex flex-wrap gap-x-8 gap-y-2">
        <Figure
          label={t('Succeeded')}
          value={exactCount(succeeded)}
          note={comparison(succeeded, succeededBefore)}
          to={events('user.signed_in')}
        />
        <Figure
          label={t('Failed')}
          value={exactCount(totals.failed)}
          note={comparison(totals.failed, previous.failed)}
          to={events('user.sign_in_failed')}
        />
        {all > 0 && (
          <Figure
            label={t('Success rate')}
            value={share(succeeded, all)}
            note={shareChange({ part: succeeded, whole: all }, rateBefore)}
            to={events(signInTypes)}
          />
        )}
      </dl>
      <ChartFigure
        caption={captionOf(totals, previous)}
        series={series}
        table={{
          label: t('Sign-ins, as a table'),
          columns: [t('From (UTC)'), ...series.map(({ label }) => label)],
          rows: buckets.map((bucket) => ({
            id: bucket.at,
            label: bucketName(new Date(bucket.at), bucketMinutes),
            values: valuesOf(bucket),
          })),
        }}
      >
        <StackedBars label={t('Sign-ins over time')} series={series} bars={bars} />
      </ChartFigure>
    </>
  )
}

/** In the order of the series. */
function valuesOf({ signedIn, withMfa, failed }: SignInCounts): readonly number[] {
  return [signedIn, withMfa, failed]
}

function inWords(time: string, { signedIn, withMfa, failed }: SignInCounts): string {
  return t('{time}: {signedIn} signed in, {withMfa} with a second factor, {failed} failed', {
    time,
    signedIn: exactCount(signedIn),
    withMfa: exactCount(withMfa),
    failed: exactCount(failed),
  })
}

function captionOf(totals: SignInCounts, previous: SignInCounts): string {
  const all = ({ signedIn, withMfa, failed }: SignInCounts) => signedIn + withMfa + failed
  if (all(totals) === 0) return t('Nobody tried to sign in.')
  return t('{failed} of {all} sign-ins failed; in the time before, {failedBefore} of {allBefore} did.', {
    failed: exactCount(totals.failed),
    all: exactCount(all(totals)),
    failedBefore: exactCount(previous.failed),
    allBefore: exactCount(all(previous)),
  })
}
