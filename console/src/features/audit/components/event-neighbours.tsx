import { Link } from '@tanstack/react-router'
import { buttonClasses } from '../../../components/ui/button.tsx'
import { t } from '../../../lib/text.ts'
import { type ExplorerSearch, rangeBetween } from '../api/explorer-search.ts'
import { type AuditEvent, sessionOf } from '../api/user-events.ts'

interface EventNeighboursProps {
  readonly event: AuditEvent
  readonly log: ExplorerSearch['log']
}

/** No session lasts longer. */
const aYear = '365d'
const aroundMs = 15 * 60_000

/** What happened beside it. */
export function EventNeighbours({ event, log }: EventNeighboursProps) {
  const { actor, subject, ip, requestId, at } = event
  const session = sessionOf(event)
  const time = Date.parse(at)
  const around = rangeBetween(new Date(time - aroundMs), new Date(time + aroundMs))
  const base = log === undefined ? {} : { log }
  const neighbours: readonly (readonly [string, ExplorerSearch | null])[] = [
    [t('Same request'), requestId ? { ...base, request: requestId, range: around } : null],
    [t('Same session'), session ? { ...base, session, range: aYear } : null],
    [t('Same IP address, 15 minutes around'), ip ? { ...base, ip, range: around } : null],
    [t('Same actor'), { ...base, actor: actor.id, range: '30d' }],
    [t('Same subject'), subject ? { ...base, subject: subject.id, range: '30d' } : null],
  ]
  return (
    <nav aria-label={t('Events beside it')} className="flex flex-wrap gap-2">
      {neighbours.map(
        ([label, search]) =>
          search !== null && (
            <Link key={label} to="/audit" search={search} className={buttonClasses('secondary')}>
              {label}
            </Link>
          ),
      )}
    </nav>
  )
}
