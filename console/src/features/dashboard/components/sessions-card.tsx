import { useQuery } from '@tanstack/react-query'
import { ChartFigure } from '../../../components/charts/chart-figure.tsx'
import { type Rank, RankBars } from '../../../components/charts/rank-bars.tsx'
import { countryName, unknownCountry } from '../../../lib/country-name.ts'
import { exactCount } from '../../../lib/format-count.ts'
import { useMay } from '../../../lib/permissions.ts'
import { t, tCount } from '../../../lib/text.ts'
import { type SessionStats, sessionStatsQuery } from '../api/stats.ts'
import { Figure } from './figure.tsx'
import { NotCountedYet } from './not-counted-yet.tsx'
import { StatCard } from './stat-card.tsx'

const countriesAtMost = 6
const appsAtMost = 4

/** Where those are who are signed in, as far as the table of places knows, and what they use. */
export function SessionsCard() {
  return (
    <StatCard title={t('Active sessions')} answer={useQuery(sessionStatsQuery)} asOf={({ asOf }) => asOf}>
      {({ sessions }) => (sessions === null ? <NotCountedYet /> : <Sessions sessions={sessions} />)}
    </StatCard>
  )
}

function Sessions({ sessions }: { readonly sessions: NonNullable<SessionStats['sessions']> }) {
  const mayOpen = useMay('read:users')
  const { total, countries: found, clients } = sessions
  if (total === 0) return <p className="text-muted text-table">{t('Nobody is signed in.')}</p>
  const people = (search: { readonly country?: string; readonly app?: string } = {}) =>
    mayOpen ? { path: '/users', search: { session: 'active', ...search } } : null
  const byCountry = found.map(
    ({ country, count }): Rank => ({
      id: country ?? '',
      label: country === null ? t('Unknown country') : countryName(country),
      count,
      to: people({ country: country ?? unknownCountry }),
    }),
  )
  const byApp = clients.map(({ id, name, count }): Rank => {
    return { id, label: name ?? id, count, to: people({ app: id }) }
  })
  return (
    <>
      <dl>
        <Figure label={t('Sessions')} value={exactCount(total)} to={people()} />
      </dl>
      <ChartFigure
        caption={captionOf(found)}
        table={{
          label: t('Active sessions, as a table'),
          columns: [t('Country or application'), t('Sessions')],
          rows: [...byCountry, ...byApp].map(({ id, label, count }) => ({ id, label, values: [count] })),
        }}
      >
        <RankBars label={t('Sessions by country')} tone="success" ranks={byCountry.slice(0, countriesAtMost)} />
        {byApp.length > 0 && (
          <RankBars label={t('Sessions by application')} tone="other" ranks={byApp.slice(0, appsAtMost)} />
        )}
      </ChartFigure>
      {mayOpen && (
        <p className="text-meta text-muted">
          {t('A press shows who is signed in: by the country of their last sign-in, and by the apps they ever used.')}
        </p>
      )}
    </>
  )
}

/** What is not known is no country, and where nothing is known nothing is said of countries. */
function captionOf(found: NonNullable<SessionStats['sessions']>['countries']): string {
  const known = found.filter(({ country }) => country !== null)
  if (known.length === 0) return t('From which countries is not known: no table of places covers these addresses.')
  const unknown = found.find(({ country }) => country === null)?.count ?? 0
  if (unknown > 0) {
    return tCount(
      known.length,
      'From one country, and {unknown} from places unknown. A place is a guess from the address that was used last.',
      'From {count} countries, and {unknown} from places unknown. A place is a guess from the address that was used last.',
      { unknown: exactCount(unknown) },
    )
  }
  return tCount(
    known.length,
    'All from one country. A place is a guess from the address that was used last.',
    'From {count} countries. A place is a guess from the address that was used last.',
  )
}
