// The tables by which addresses have a place, and how old each is.
import { useQuery } from '@tanstack/react-query'
import { Card } from '../../../components/ui/card.tsx'
import { Fact, Facts } from '../../../components/ui/facts.tsx'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { SkeletonLines } from '../../../components/ui/skeleton.tsx'
import { calendarDay } from '../../../lib/format-time.ts'
import { t, tCount } from '../../../lib/text.ts'
import { type SystemState, systemStateQuery } from '../api/system.ts'

/** For the section about data: whoever looks there may want to bring a newer one. */
export function PlaceTablesCard() {
  return (
    <div className="mt-4">
      <Card title={t('Places')}>
        <p className="px-4 pt-3 text-muted text-table">
          {t(
            'Addresses are looked up in files that you bring; none is sent to anybody. A newer file counts after a restart.',
          )}
        </p>
        <Asked />
      </Card>
    </div>
  )
}

function Asked() {
  const { data, error, isError, refetch } = useQuery(systemStateQuery)
  if (data === undefined && isError) {
    return <ProblemNotice title={t("Couldn't ask the system.")} error={error} onRetry={() => void refetch()} />
  }
  if (data === undefined) return <SkeletonLines label={t('Asking the system…')} count={1} />
  return (
    <Facts>
      <Fact name={t('Location tables')}>
        <PlaceTables state={data} />
      </Fact>
    </Facts>
  )
}

export function PlaceTables({ state: { placeTables, asOf } }: { readonly state: SystemState }) {
  if (placeTables.length === 0) return t('None is set: PLACES_FILES. Countries and cities are not known')
  return (
    <ul>
      {placeTables.map(({ kind, builtAt }) => {
        const days = Math.max(0, Math.floor((Date.parse(asOf) - Date.parse(builtAt)) / dayMs))
        return (
          <li key={`${kind} ${builtAt}`}>
            {tCount(days, '{kind} of {day}, 1 day old', '{kind} of {day}, {count} days old', {
              kind,
              day: calendarDay(new Date(builtAt)),
            })}
          </li>
        )
      })}
    </ul>
  )
}

const dayMs = 86_400_000
