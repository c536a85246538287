import type { ReactNode } from 'react'
import { Copyable } from '../../../components/ui/copyable.tsx'
import { Disclosure } from '../../../components/ui/disclosure.tsx'
import { Icon, type IconName } from '../../../components/ui/icon.tsx'
import { TimeStamp } from '../../../components/ui/time-stamp.tsx'
import { t } from '../../../lib/text.ts'
import { eventDetails, eventSentence } from '../api/event-sentence.ts'
import type { AuditEvent } from '../api/user-events.ts'

interface EventRowProps {
  readonly event: AuditEvent
  /** Instead of the plain sentence: one that leads somewhere. */
  readonly title?: ReactNode
  /** Whom it concerns, where the page is not about one person. */
  readonly about?: string | null
  /** The app that it happened through, by its name. */
  readonly app?: string | null
}

/** One event: what, by whom, when and from where, with what it changed below. */
export function EventRow({ event, title = eventSentence(event), about = null, app = null }: EventRowProps) {
  const details = eventDetails(event)
  return (
    <li className="flex gap-3 border-line border-b px-4 py-3 text-table last:border-b-0">
      <span className="mt-0.5 inline-flex size-7 shrink-0 items-center justify-center rounded-full bg-neutral-bg text-neutral">
        <Icon name={iconOf(event.type)} className="size-3.5" />
      </span>
      <div className="min-w-0 flex-1 [overflow-wrap:anywhere]">
        <div className="flex flex-wrap items-baseline justify-between gap-x-4">
          <p className="font-semibold">
            {title}
            {about !== null && <span className="font-normal"> · {about}</span>}
          </p>
          <span className="text-meta text-muted tabular-nums">
            <TimeStamp at={event.at} isExact />
          </span>
        </div>
        <p className="text-meta text-muted">{whenceInWords(event, app)}</p>
        {(details.length > 0 || event.ip || event.userAgent) && (
          <Disclosure summary={t('Details')}>
            <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1 rounded-control bg-subtle px-3 py-2 text-meta">
              {details.map(({ name, value }) => (
                <Detail key={name} name={name} value={value} />
              ))}
              {event.userAgent && <Detail name={t('browser')} value={event.userAgent} />}
              {event.ip && (
                <Detail name={t('IP address')} value={<Copyable text={event.ip} what={t('IP address')} isCode />} />
              )}
              <Detail name={t('event')} value={event.type} />
              <Detail name={t('Event ID')} value={<Copyable text={String(event.id)} what={t('Event ID')} isCode />} />
            </dl>
          </Disclosure>
        )}
      </div>
    </li>
  )
}

/** "by Sam from 10.1.2.3, in Customer portal". */
export function whenceInWords({ actor, ip }: AuditEvent, app: string | null): string {
  const by = ip === null ? t('by {name}', { name: actor.name }) : t('by {name} from {ip}', { name: actor.name, ip })
  return app === null ? by : t('{by}, in {app}', { by, app })
}

function Detail({ name, value }: { readonly name: string; readonly value: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{name}</dt>
      <dd className="break-words">{value}</dd>
    </>
  )
}

export function iconOf(type: string): IconName {
  const [, what = ''] = type.split('.')
  if (/suspend|block|denied/.test(what)) return 'stop'
  if (/failed|reused|replayed|refused/.test(what)) return 'alert'
  if (/unlocked/.test(what)) return 'unlock'
  if (/locked/.test(what)) return 'lock'
  if (/signed_out|session.*revoked/.test(what)) return 'signOut'
  if (/signed_in|signed_up/.test(what)) return 'user'
  if (/device|browser/.test(what)) return 'device'
  if (/activat/.test(what)) return 'play'
  if (/role|permission/.test(what)) return 'shield'
  if (/delet|eras/.test(what)) return 'trash'
  if (/password|token|code|factor|mfa/.test(what)) return 'key'
  if (/email|message|verification/.test(what)) return 'mail'
  if (/created/.test(what)) return 'plus'
  return 'pencil'
}
