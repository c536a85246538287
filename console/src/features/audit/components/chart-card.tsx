import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { exactCount } from '../../../lib/format-count.ts'
import { t, tCount } from '../../../lib/text.ts'
import { type Histogram, histogramQuery } from '../api/explorer-queries.ts'
import { type ExplorerSearch, rangeBetween } from '../api/explorer-search.ts'
import { utcTime } from '../api/utc-time.ts'
import { AuditChart } from './audit-chart.tsx'

interface ChartCardProps {
  readonly search: ExplorerSearch
  readonly refetchMs: number | false
  readonly onRange: (range: string) => void
}

/** The chart above the list, and the same as a table. */
export function ChartCard({ search, refetchMs, onRange }: ChartCardProps) {
  const { data, isError } = useQuery({ ...histogramQuery(search), refetchInterval: refetchMs })
  const [isTable, setIsTable] = useState(false)
  if (isError && data === undefined) {
    return <p className="text-muted text-table">{t("The chart couldn't be drawn. A shorter time may help.")}</p>
  }
  if (data === undefined) return <div aria-busy="true" className="h-24" />
  const total = data.buckets.reduce((all, { success, failure }) => all + success + failure, 0)
  return (
    <section aria-label={t('Events over time')}>
      <div className="flex min-h-8 flex-wrap items-center justify-between gap-x-4 gap-y-1 text-meta text-muted">
        <p className="tabular-nums">
          {tCount(total, '1 event', '{count} events')} · {utcTime(data.since).slice(0, 16)} –{' '}
          {utcTime(data.until).slice(0, 16)} UTC
        </p>
        <div className="flex flex-wrap items-center gap-3">
          <Key className="bg-chart-success" label={t('Came about')} />
          <Key className="bg-chart-failed" label={t('Failed or refused')} />
          <Button tone="quiet" aria-pressed={isTable} onClick={() => setIsTable(!isTable)}>
            {t('Show as table')}
          </Button>
        </div>
      </div>
      {isTable ? (
        <BucketTable histogram={data} />
      ) : (
        <>
          <AuditChart histogram={data} onChoose={(since, until) => onRange(rangeBetween(since, until))} />
          <p id="chart-keys" className="sr-only">
            {t('Arrow keys move through time, with Shift they choose a stretch, Enter narrows the list to it.')}
          </p>
        </>
      )}
    </section>
  )
}

function Key({ className, label }: { readonly className: string; readonly label: string }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <span aria-hidden="true" className={`size-2.5 rounded-sm ${className}`} />
      {label}
    </span>
  )
}

function BucketTable({ histogram }: { readonly histogram: Histogram }) {
  const cell = 'border-line border-b px-3 py-1 text-end tabular-nums'
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached with the keyboard
    <section tabIndex={0} aria-label={t('Events over time, as a table')} className="max-h-64 overflow-y-auto">
      <table className="w-full text-table">
        <thead className="text-muted">
          <tr>
            <th scope="col" className="px-3 py-1 text-start font-normal">
              {t('From (UTC)')}
            </th>
            <th scope="col" className="px-3 py-1 text-end font-normal">
              {t('Came about')}
            </th>
            <th scope="col" className="px-3 py-1 text-end font-normal">
              {t('Failed or refused')}
            </th>
          </tr>
        </thead>
        <tbody>
          {histogram.buckets.map(({ at, success, failure }) => (
            <tr key={at}>
              <th scope="row" className="border-line border-b px-3 py-1 text-start font-normal tabular-nums">
                {utcTime(at).slice(0, 16)}
              </th>
              <td className={cell}>{exactCount(success)}</td>
              <td className={cell}>{exactCount(failure)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
