import { infiniteQueryOptions } from '@tanstack/react-query'
import { call, queryString } from '../../../lib/http.ts'

export interface AuditEvent {
  readonly id: string | number
  readonly at: string
  readonly type: string
  readonly actor: { readonly kind: string; readonly id: string; readonly name: string }
  readonly subject: { readonly kind: string; readonly id: string } | null
  readonly ip: string | null
  readonly userAgent: string | null
  readonly changes: Readonly<Record<string, unknown>> | null
}

interface EventPage {
  readonly data: readonly AuditEvent[]
  readonly nextCursor: string | null
}

const pageSize = 50

/** What happened to or through one user, newest first. */
export function userEventsQuery(userId: string) {
  return infiniteQueryOptions({
    queryKey: ['events', userId],
    queryFn: ({ pageParam, signal }) => {
      const query = queryString({ pageSize, cursor: pageParam })
      return call<EventPage>('GET', `/users/${encodeURIComponent(userId)}/events${query}`, { signal })
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
    select: ({ pages }) => pages.flatMap(({ data }) => data),
  })
}
