import { infiniteQueryOptions } from '@tanstack/react-query'
import { call, queryString } from '../../../lib/http.ts'
import type { AuditEvent } from './user-events.ts'

export interface OrganizationEvent extends AuditEvent {
  /** Whom it happened to, by name, where that is somebody of the organization. */
  readonly subjectName: string | null
}

interface EventPage {
  readonly data: readonly OrganizationEvent[]
  readonly nextCursor: string | null
}

const pageSize = 50

/** What was done in an organization, newest first. */
export function organizationEventsQuery(organizationId: string) {
  return infiniteQueryOptions({
    queryKey: ['events', 'organization', organizationId],
    queryFn: ({ pageParam, signal }) => {
      const query = queryString({ pageSize, cursor: pageParam })
      return call<EventPage>('GET', `/organizations/${encodeURIComponent(organizationId)}/events${query}`, { signal })
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
    select: ({ pages }) => pages.flatMap(({ data }) => data),
  })
}
