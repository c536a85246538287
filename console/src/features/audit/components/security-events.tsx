import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { buttonClasses } from '../../../components/ui/button.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { Icon } from '../../../components/ui/icon.tsx'
import { SkeletonLines } from '../../../components/ui/skeleton.tsx'
import { TimeStamp } from '../../../components/ui/time-stamp.tsx'
import { useLive } from '../../../lib/live.ts'
import { useMay } from '../../../lib/permissions.ts'
import { t, tNodes } from '../../../lib/text.ts'
import { usePaced } from '../../../lib/use-paced.ts'
import { subjectName } from '../api/event-names.ts'
import { eventSentence } from '../api/event-sentence.ts'
import { securityEventsQuery, securityTypes } from '../api/security-events.ts'
import { iconOf } from './event-row.tsx'
import { EventsNotLoaded } from './events-not-loaded.tsx'

const askAgainAfterMs = 2_000

/** The last events that somebody who keeps watch wants to see, newest first, as they happen. */
export function SecurityEvents() {
  const mayRead = useMay('read:audit')
  const { data, isPending, isError, refetch } = useQuery({ ...securityEventsQuery, enabled: mayRead })
  const ask = usePaced(() => void refetch(), askAgainAfterMs)
  useLive(mayRead ? 'users' : null, ask, ask)
  useLive(mayRead ? 'recovery' : null, ask, ask)
  if (!mayRead) return null
  const search = { type: securityTypes.join(','), range: '30d' }
  return (
    <Card
      title={t('Security events')}
      action={
        <Link to="/audit" search={search} className={buttonClasses('quiet')} data-tone="quiet">
          {t('All of them')}
        </Link>
      }
    >
      {isPending && <SkeletonLines label={t('Loading events…')} count={4} />}
      {isError && data === undefined && <EventsNotLoaded onRetry={() => void refetch()} />}
      {data?.events.length === 0 && (
        <p className="px-4 py-3 text-muted text-table">{t('Nothing in the last 30 days.')}</p>
      )}
      <ol>
        {data?.events.map((event) => {
          const about = subjectName(event, data.names)
          return (
            <li key={event.id} className="border-line border-b last:border-b-0">
              <Link
                to="/audit/$eventId"
                params={{ eventId: String(event.id) }}
                search={search}
                className="flex gap-2.5 px-4 py-2 text-table hover:bg-hover"
              >
                <Icon name={iconOf(event.type)} className="mt-0.5 text-muted" />
                <span className="min-w-0 flex-1">
                  <span className="block">
                    {eventSentence(event)}
                    {about !== null && ` · ${about}`}
                  </span>
                  <span className="block text-meta text-muted">
                    {tNodes('{time} by {name}', { time: <TimeStamp at={event.at} />, name: event.actor.name })}
                  </span>
                </span>
              </Link>
            </li>
          )
        })}
      </ol>
    </Card>
  )
}
