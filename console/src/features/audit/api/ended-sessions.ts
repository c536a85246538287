import { infiniteQueryOptions } from '@tanstack/react-query'
import { call, queryString } from '../../../lib/http.ts'
import type { AuditEvent } from './user-events.ts'

interface EventPage {
  readonly data: readonly AuditEvent[]
  readonly nextCursor: string | null
  /** A cursor belongs to the span that was asked for. */
  readonly since: string
}

/** What ends sessions, each time. One that ran out by itself leaves no event. */
const endingTypes = [
  'user.signed_out',
  'user.session_revoked',
  'user.sessions_revoked',
  'user.oldest_sessions_ended',
  'user.locked_down',
  'user.offboarded',
  'user.expired',
  'user.password_changed',
  'user.password_reset',
  'user.mfa_reset',
  'user.email_changed',
  'user.email_change_undone',
  'user.claimed',
  'user.merged',
  'user.identity_unlinked',
]
/** These end them sometimes, and say so. */
const sometimesEnding: Readonly<Record<string, (changes: Readonly<Record<string, unknown>>) => boolean>> = {
  // They rest during a suspension that does not end them.
  'user.suspended': ({ endsSessions }) => endsSessions === true,
  'user.updated': ({ fields }) => Array.isArray(fields) && fields.includes('email'),
  'user.activated': ({ expiryRemoved }) => expiryRemoved === true,
}
const shownDays = 90
const pageSize = 20

/** Who ended sessions of a user and how, in the last 90 days, newest first. */
export function endedSessionsQuery(userId: string) {
  return infiniteQueryOptions({
    queryKey: ['events', userId, 'ended-sessions'],
    queryFn: async ({ pageParam, signal }): Promise<EventPage> => {
      const since = pageParam?.since ?? new Date(Date.now() - shownDays * 86_400_000).toISOString()
      const query = queryString({
        type: [...endingTypes, ...Object.keys(sometimesEnding)].join(','),
        since,
        pageSize,
        cursor: pageParam?.cursor,
      })
      const path = `/users/${encodeURIComponent(userId)}/events${query}`
      return { ...(await call<Omit<EventPage, 'since'>>('GET', path, { signal })), since }
    },
    initialPageParam: null as { readonly cursor: string; readonly since: string } | null,
    getNextPageParam: ({ nextCursor, since }) => (nextCursor === null ? null : { cursor: nextCursor, since }),
    select: ({ pages }) => pages.flatMap(({ data }) => data).filter(hasEnded),
  })
}

function hasEnded({ type, changes }: AuditEvent): boolean {
  return sometimesEnding[type]?.(changes ?? {}) ?? true
}
