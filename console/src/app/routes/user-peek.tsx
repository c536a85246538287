// A person at a glance, beside their row (console.md 3.2): whether they can sign in, what happened last, how many
// sessions they have. It is read and nothing else.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { createPortal } from 'react-dom'
import { Icon } from '../../components/ui/icon.tsx'
import { TimeStamp } from '../../components/ui/time-stamp.tsx'
import { eventSentence } from '../../features/audit/api/event-sentence.ts'
import { userEventsQuery } from '../../features/audit/api/user-events.ts'
import { diagnosisQuery } from '../../features/sign-ins/api/sign-in-queries.ts'
import { verdictOf } from '../../features/sign-ins/api/verdict.ts'
import { userSessionsQuery } from '../../features/user-sessions/api/session-queries.ts'
import { userQuery } from '../../features/users/api/get-user.ts'
import { userLabel } from '../../features/users/api/user.ts'
import type { Peek } from '../../features/users/components/use-peek.ts'
import { announce } from '../../lib/announce.ts'
import { useMay } from '../../lib/permissions.ts'
import { t, tCount } from '../../lib/text.ts'

const shownEvents = 3
const verdictIcons = { can: 'check', 'can-with-a-step': 'check', cannot: 'stop', unknown: 'alert' } as const

export function UserPeek({ peek }: { readonly peek: Peek }) {
  const { userId, anchor, isByKey } = peek
  const { data: user, isError } = useQuery(userQuery(userId))
  const { data: diagnosis } = useQuery(diagnosisQuery(userId, null))
  const label = user && userLabel(user)
  const verdict = diagnosis && label && verdictOf(diagnosis, label)
  const sentence = verdict ? verdict.sentence : null
  // Whoever opened it by a key may not see it.
  useEffect(() => {
    if (isByKey && sentence !== null) announce(sentence)
  }, [isByKey, sentence])
  return createPortal(
    <section
      data-peek-card
      aria-label={label ? t('{name} at a glance', { name: label }) : t('Loading user…')}
      style={placeBeside(anchor)}
      className="layer-shadow fixed z-50 w-80 max-w-[calc(100vw-1rem)] rounded-card border border-line bg-raised p-3 text-table"
    >
      <p className="font-semibold text-body">
        {label ?? (isError ? t("Couldn't load this user.") : t('Loading user…'))}
      </p>
      <p className="mt-1 flex min-h-5 items-start gap-2">
        {verdict && (
          <>
            <Icon name={verdictIcons[verdict.answer]} className="mt-0.5 shrink-0 text-muted" />
            {verdict.sentence}
          </>
        )}
      </p>
      <PeekSessions userId={userId} />
      <PeekEvents userId={userId} />
    </section>,
    document.body,
  )
}

function PeekSessions({ userId }: { readonly userId: string }) {
  const mayRead = useMay('read:sessions')
  const sessions = useInfiniteQuery({ ...userSessionsQuery(userId), enabled: mayRead })
  if (!mayRead) return null
  const count = sessions.data?.length
  return (
    <p className="mt-1 min-h-5 text-muted">
      {count !== undefined &&
        (sessions.hasNextPage
          ? t('More than {count} active sessions', { count })
          : tCount(count, '1 active session', '{count} active sessions'))}
    </p>
  )
}

function PeekEvents({ userId }: { readonly userId: string }) {
  const mayRead = useMay('read:user_events')
  const { data: events } = useInfiniteQuery({ ...userEventsQuery(userId), enabled: mayRead })
  if (!mayRead) return null
  return (
    <ol className="mt-2 grid min-h-16 content-start gap-1 border-line border-t pt-2">
      {events?.length === 0 && <li className="text-muted">{t('Nothing has happened yet.')}</li>}
      {events?.slice(0, shownEvents).map((event) => (
        <li key={event.id} className="flex items-baseline justify-between gap-3">
          <span className="min-w-0 truncate">{eventSentence(event)}</span>
          <span className="shrink-0 text-meta text-muted">
            <TimeStamp at={event.at} />
          </span>
        </li>
      ))}
    </ol>
  )
}

/** Room that the card may need, with its longest sentences. */
const cardPx = { width: 320, height: 240 } as const
const gapPx = 6

/** Below what it is about, or above it where there is no room. */
function placeBeside(anchor: HTMLElement): { left: number; top?: number; bottom?: number } {
  const { left, top, bottom } = anchor.getBoundingClientRect()
  const inside = Math.max(gapPx, Math.min(left, window.innerWidth - cardPx.width - gapPx))
  return bottom + cardPx.height > window.innerHeight
    ? { left: inside, bottom: window.innerHeight - top + gapPx }
    : { left: inside, top: bottom + gapPx }
}
