import type { ReactNode } from 'react'
import { Disclosure } from '../../../components/ui/disclosure.tsx'
import { Icon } from '../../../components/ui/icon.tsx'
import { calendarDay, clockTime } from '../../../lib/format-time.ts'
import { t } from '../../../lib/text.ts'
import type { EventRun } from '../api/collapse-events.ts'
import { eventSentence } from '../api/event-sentence.ts'
import type { AuditEvent } from '../api/user-events.ts'
import { EventRow, iconOf, whenceInWords } from './event-row.tsx'

interface EventRunRowProps {
  readonly run: EventRun
  /** The sentence of an event, where it leads somewhere. */
  readonly titleOf?: (event: AuditEvent) => ReactNode
  /** Whom it concerns, where that is somebody else than the page is about. */
  readonly aboutOf?: (event: AuditEvent) => string | null
  readonly appOf?: (event: AuditEvent) => string | null
}

/** What happened over and over is one line: "Sign-in failed: wrong password ×10, 10:04–10:12". */
export function EventRunRow({ run, titleOf = eventSentence, aboutOf = nothing, appOf = nothing }: EventRunRowProps) {
  const { events, sentence } = run
  const [newest] = events
  const about = aboutOf(newest)
  if (events.length === 1) return <EventRow event={newest} title={titleOf(newest)} about={about} app={appOf(newest)} />
  const [last, first] = [new Date(newest.at), new Date((events.at(-1) ?? newest).at)]
  return (
    <li className="flex gap-3 border-line border-b px-4 py-3 text-table last:border-b-0">
      <span className="mt-0.5 inline-flex size-7 shrink-0 items-center justify-center rounded-full bg-neutral-bg text-neutral">
        <Icon name={iconOf(newest.type)} className="size-3.5" />
      </span>
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-baseline justify-between gap-x-4">
          <p className="font-semibold">
            {sentence} ×{events.length}
            {about !== null && <span className="font-normal"> · {about}</span>}
          </p>
          <span className="text-meta text-muted tabular-nums">
            {t('{day}, {from}–{to}', { day: calendarDay(last), from: clockTime(first), to: clockTime(last) })}
          </span>
        </div>
        <p className="text-meta text-muted">{whenceInWords(newest, appOf(newest))}</p>
        <Disclosure summary={t('Each of them')}>
          <ol className="rounded-control bg-subtle">
            {events.map((event) => (
              <EventRow key={event.id} event={event} title={titleOf(event)} />
            ))}
          </ol>
        </Disclosure>
      </div>
    </li>
  )
}

function nothing(): null {
  return null
}
