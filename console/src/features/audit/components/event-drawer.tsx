import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { Copyable } from '../../../components/ui/copyable.tsx'
import { Dialog } from '../../../components/ui/dialog.tsx'
import { Disclosure } from '../../../components/ui/disclosure.tsx'
import { Fact, Facts } from '../../../components/ui/facts.tsx'
import { JsonView } from '../../../components/ui/json-view.tsx'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { SkeletonLines } from '../../../components/ui/skeleton.tsx'
import { useMay } from '../../../lib/permissions.ts'
import { withRole } from '../../../lib/role-words.ts'
import { t } from '../../../lib/text.ts'
import { eventDetails, eventSentence } from '../api/event-sentence.ts'
import { auditEventQuery } from '../api/explorer-queries.ts'
import type { ExplorerSearch } from '../api/explorer-search.ts'
import { type AuditEvent, sessionOf } from '../api/user-events.ts'
import { utcTime } from '../api/utc-time.ts'
import { EventNeighbours } from './event-neighbours.tsx'

interface EventDrawerProps {
  readonly eventId: string
  readonly log: ExplorerSearch['log']
  /** How the event stands in the sealed log. */
  readonly proof: ReactNode
  readonly onClose: () => void
}

/** One event with all that is known of it. It has an address of its own. */
export function EventDrawer({ eventId, log, proof, onClose }: EventDrawerProps) {
  const mayReadAll = useMay('read:audit')
  const event = useQuery(auditEventQuery(eventId, log))
  return (
    <Dialog isWide title={event.data ? eventSentence(event.data) : t('Event')} onClose={onClose}>
      <div className="grid grid-cols-1 gap-4 px-5 pt-3 pb-5">
        {event.isPending && <SkeletonLines label={t('Loading the event…')} />}
        {event.isError && (
          <ProblemNotice
            title={t("Couldn't load the event.")}
            error={event.error}
            onRetry={() => void event.refetch()}
          />
        )}
        {event.data && (
          <>
            <EventFacts event={event.data} />
            {mayReadAll && proof}
            {mayReadAll && <EventNeighbours event={event.data} log={log} />}
            <Disclosure summary={t('Raw JSON')}>
              <JsonView json={JSON.stringify(event.data, null, 2)} />
            </Disclosure>
          </>
        )}
        <div className="text-end">
          <Button onClick={onClose}>{t('Close')}</Button>
        </div>
      </div>
    </Dialog>
  )
}

function EventFacts({ event }: { readonly event: AuditEvent }) {
  const { actor, subject, ip, userAgent, requestId } = event
  const session = sessionOf(event)
  return (
    <div className="rounded-card border border-line">
      <Facts>
        <Fact name={t('Time (UTC)')}>{utcTime(event.at)}</Fact>
        <Fact name={t('Event')}>
          <code className="font-mono text-meta">{event.type}</code>
        </Fact>
        <Fact name={t('Event ID')}>
          <Copyable text={String(event.id)} what={t('Event ID')} isCode />
        </Fact>
        <Fact name={t('Actor')}>
          {actor.role == null
            ? t('{name} ({kind})', { name: actor.name, kind: kindWords[actor.kind] ?? actor.kind })
            : withRole(actor.name, actor.role)}
          <br />
          <Copyable text={actor.id} what={t('ID of the actor')} isCode />
        </Fact>
        <Fact name={t('Subject')}>{subject && <Subject {...subject} />}</Fact>
        {eventDetails(event).map(({ name, value }) => (
          <Fact key={name} name={capitalized(name)}>
            {value}
          </Fact>
        ))}
        <Fact name={t('IP address')}>{ip && <Copyable text={ip} what={t('IP address')} isCode />}</Fact>
        <Fact name={t('Device')}>{userAgent}</Fact>
        {session !== null && (
          <Fact name={t('Session')}>
            <Copyable text={session} what={t('Session')} isCode />
          </Fact>
        )}
        <Fact name={t('Request ID')}>{requestId && <Copyable text={requestId} what={t('Request ID')} isCode />}</Fact>
      </Facts>
    </div>
  )
}

/** The fields of an event are words inside a sentence elsewhere. */
function capitalized(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function Subject({ kind, id }: { readonly kind: string; readonly id: string }) {
  return (
    <>
      {kindWords[kind] ?? kind.replaceAll('-', ' ')}
      {kind === 'user' && (
        <>
          {' · '}
          <Link to="/users/$userId/overview" params={{ userId: id }} className="text-accent hover:underline">
            {t('Open the user')}
          </Link>
        </>
      )}
      <br />
      <Copyable text={id} what={t('ID of the subject')} isCode />
    </>
  )
}

const kindWords: Readonly<Record<string, string>> = {
  operator: t('operator'),
  'api-key': t('API key'),
  client: t('application'),
  user: t('user'),
  system: t('Rollcall itself'),
  role: t('role'),
  organization: t('organization'),
}
