import { Link } from '@tanstack/react-router'
import { buttonClasses } from '../../../components/ui/button.tsx'
import { t } from '../../../lib/text.ts'
import { defaultPeriod, type Period, periods } from '../api/dashboard-search.ts'

const labels: Readonly<Record<Period, string>> = {
  '24h': t('24 hours'),
  '7d': t('7 days'),
  '30d': t('30 days'),
  '90d': t('90 days'),
}

/** The time that the charts are about; it stands in the address. */
export function PeriodChoice({ period }: { readonly period: Period }) {
  return (
    <nav aria-label={t('Time of the charts')} className="flex flex-wrap gap-1">
      {periods.map((each) => (
        <Link
          key={each}
          to="/"
          search={each === defaultPeriod ? {} : { period: each }}
          resetScroll={false}
          activeOptions={{ exact: true }}
          className={`${buttonClasses(each === period ? 'secondary' : 'quiet')} aria-[current=page]:border-control`}
        >
          {labels[each]}
        </Link>
      ))}
    </nav>
  )
}
