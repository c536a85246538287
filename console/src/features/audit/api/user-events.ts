import { infiniteQueryOptions } from '@tanstack/react-query'
import { call, queryString } from '../../../lib/http.ts'

export interface AuditEvent {
  readonly id: string | number
  readonly at: string
  readonly type: string
  readonly actor: { readonly kind: string; readonly id: string; readonly name: string; readonly role?: string | null }
  readonly subject: { readonly kind: string; readonly id: string } | null
  readonly ip: string | null
  readonly userAgent: string | null
  readonly requestId: string | null
  readonly changes: Readonly<Record<string, unknown>> | null
}

/** The session that it began, ended or was done in. */
export function sessionOf({ changes }: AuditEvent): string | null {
  const session = changes?.session
  return typeof session === 'string' ? session : null
}

interface EventPage {
  readonly data: readonly AuditEvent[]
  readonly nextCursor: string | null
}

const pageSize = 50

/** What happened to or through one user, newest first; of these types alone, in a comma list. */
export function userEventsQuery(userId: string, type?: string) {
  return infiniteQueryOptions({
    queryKey: type === undefined ? ['events', userId] : ['events', userId, type],
    queryFn: ({ pageParam, signal }) => {
      const query = queryString({ pageSize, type, cursor: pageParam })
      return call<EventPage>('GET', `/users/${encodeURIComponent(userId)}/events${query}`, { signal })
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
    select: ({ pages }) => pages.flatMap(({ data }) => data),
  })
}
