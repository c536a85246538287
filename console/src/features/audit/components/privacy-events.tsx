import { useInfiniteQuery } from '@tanstack/react-query'
import { ShowMore } from '../../../components/ui/show-more.tsx'
import { TimeStamp } from '../../../components/ui/time-stamp.tsx'
import { useMay } from '../../../lib/permissions.ts'
import { t, tNodes } from '../../../lib/text.ts'
import { eventSentence, reasonOf } from '../api/event-sentence.ts'
import { type AuditEvent, userEventsQuery } from '../api/user-events.ts'

/** What the reason of a restriction begins with, as the console writes it (components/ui/reason-picker.tsx). */
const restricted = 'Restriction of processing'

/** Who handed out or held back what is kept about a person, newest first. */
export function PrivacyEvents({ userId }: { readonly userId: string }) {
  const mayRead = useMay('read:user_events')
  const events = useInfiniteQuery({
    ...userEventsQuery(userId, 'user.data_downloaded,user.suspended,user.activated'),
    enabled: mayRead,
  })
  if (!mayRead) return null
  const shown = events.data === undefined ? undefined : privacyEvents(events.data)
  return (
    <section aria-label={t('What was done before')} className="px-4 py-3 text-table">
      {events.isError && <p className="text-muted">{t("Events couldn't be loaded just now.")}</p>}
      {shown?.length === 0 && <p className="text-muted">{t('No data was exported and nothing restricted yet.')}</p>}
      <ol className="grid gap-1">
        {shown?.map((event) => (
          <li key={event.id}>
            {sentenceOf(event)}
            <span className="text-meta text-muted">
              {' · '}
              {tNodes('{time} by {name}', { time: <TimeStamp at={event.at} isExact />, name: event.actor.name })}
            </span>
          </li>
        ))}
      </ol>
      <ShowMore list={events}>{t('Show older events')}</ShowMore>
    </section>
  )
}

/** Of what keeps somebody out and lets them in again, only restrictions and their ends. Newest first. */
function privacyEvents(events: readonly AuditEvent[]): readonly AuditEvent[] {
  return events.filter((event, place) => {
    if (event.type === 'user.suspended') return isRestriction(event)
    if (event.type !== 'user.activated') return true
    const ended = events.slice(place + 1).find(({ type }) => type === 'user.suspended' || type === 'user.activated')
    return ended !== undefined && isRestriction(ended)
  })
}

function sentenceOf(event: AuditEvent): string {
  if (event.type === 'user.activated') return t('Restriction of processing ended')
  return isRestriction(event) ? t('Processing restricted') : eventSentence(event)
}

function isRestriction(event: AuditEvent): boolean {
  return event.type === 'user.suspended' && reasonOf(event)?.startsWith(restricted) === true
}
