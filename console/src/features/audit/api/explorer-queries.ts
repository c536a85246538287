import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { call, queryString } from '../../../lib/http.ts'
import type { PageSize } from '../../../lib/list-address.ts'
import { exportTimeZone } from '../../../lib/time-zone.ts'
import { type ExplorerSearch, explorerParameters, spanOf, type TimeSpan } from './explorer-search.ts'
import type { AuditEvent } from './user-events.ts'

interface ExplorerPage {
  readonly data: readonly AuditEvent[]
  readonly nextCursor: string | null
  /** What those that the events name are called now. */
  readonly names: Readonly<Record<string, string>>
  /** A cursor belongs to the span that was asked for. */
  readonly span: TimeSpan
}

export interface ExplorerEvents {
  readonly events: readonly AuditEvent[]
  readonly names: Readonly<Record<string, string>>
}

interface Place {
  readonly cursor: string
  readonly span: TimeSpan
}

export const eventPageSize: PageSize = 50

/** Newest first. */
export function explorerQuery(search: ExplorerSearch) {
  return infiniteQueryOptions({
    queryKey: ['audit', 'events', search],
    queryFn: async ({ pageParam, signal }): Promise<ExplorerPage> => {
      const span = pageParam?.span ?? spanFromNow(search)
      const pageSize = search.size ?? eventPageSize
      const query = queryString({ ...explorerParameters(search, span), pageSize, cursor: pageParam?.cursor })
      return { ...(await call<Omit<ExplorerPage, 'span'>>('GET', `/audit/events${query}`, { signal })), span }
    },
    initialPageParam: null as Place | null,
    getNextPageParam: ({ nextCursor, span }): Place | null =>
      nextCursor === null ? null : { cursor: nextCursor, span },
    select: ({ pages }): ExplorerEvents => ({
      events: pages.flatMap(({ data }) => data),
      names: Object.assign({}, ...pages.map(({ names }) => names)),
    }),
    placeholderData: keepPreviousData,
  })
}

export interface Bucket {
  readonly at: string
  readonly success: number
  readonly failure: number
}

export interface Histogram {
  readonly since: string
  readonly until: string
  readonly bucketMinutes: number
  readonly buckets: readonly Bucket[]
}

export function histogramQuery(search: ExplorerSearch) {
  return queryOptions({
    queryKey: ['audit', 'histogram', search],
    queryFn: ({ signal }) => {
      const query = queryString(explorerParameters(search, spanFromNow(search)))
      return call<Histogram>('GET', `/audit/histogram${query}`, { signal })
    },
    placeholderData: keepPreviousData,
  })
}

export function auditEventQuery(eventId: string, log: ExplorerSearch['log']) {
  return queryOptions({
    queryKey: ['audit', 'event', eventId, log],
    queryFn: ({ signal }) =>
      call<AuditEvent>('GET', `/audit/events/${encodeURIComponent(eventId)}${queryString({ log })}`, { signal }),
  })
}

/** The request behind the list, for whoever wants to make it themselves. */
export function apiCall(search: ExplorerSearch): string {
  const pageSize = search.size ?? eventPageSize
  return `GET /api/v1/audit/events${queryString({ ...explorerParameters(search, spanFromNow(search)), pageSize })}`
}

/** What the list is narrowed to, as a table; without the place in it. */
export function tablePath(search: ExplorerSearch): string {
  return `/audit/events.csv${queryString({ ...explorerParameters(search, spanFromNow(search)), timezone: exportTimeZone() })}`
}

function spanFromNow(search: ExplorerSearch): TimeSpan {
  const now = new Date()
  return spanOf(search.range, now) ?? { since: now.toISOString() }
}
