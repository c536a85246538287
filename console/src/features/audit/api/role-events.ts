import { infiniteQueryOptions } from '@tanstack/react-query'
import { call, queryString } from '../../../lib/http.ts'
import type { AuditEvent } from './user-events.ts'

interface EventPage {
  readonly data: readonly AuditEvent[]
  readonly nextCursor: string | null
}

const pageSize = 50

/** What was done to a role itself, newest first. Who got it stands in the events of that person. */
export function roleEventsQuery(roleId: string) {
  return infiniteQueryOptions({
    queryKey: ['events', 'role', roleId],
    queryFn: ({ pageParam, signal }) => {
      const query = queryString({ subject: roleId, subjectKind: 'role', pageSize, cursor: pageParam })
      return call<EventPage>('GET', `/audit/events${query}`, { signal })
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
    select: ({ pages }) => pages.flatMap(({ data }) => data),
  })
}
