// The events of one person as the Audit tab narrows them.
import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query'
import { call } from '../../../lib/http.ts'
import { exportTimeZone } from '../../../lib/time-zone.ts'
import { eventSentences } from './event-sentences.ts'
import { spanOf, type TimeSpan } from './explorer-search.ts'
import type { UserAuditSearch } from './user-audit-search.ts'
import type { AuditEvent } from './user-events.ts'
import { typesOf } from './user-presets.ts'

interface TimelinePage {
  readonly data: readonly AuditEvent[]
  /** What those that the events name are called now. */
  readonly names: Readonly<Record<string, string>>
  readonly nextCursor: string | null
}

export interface ShownEvents {
  readonly events: readonly AuditEvent[]
  readonly names: TimelinePage['names']
}

interface Place {
  readonly cursor: string
  /** A cursor belongs to the span that was asked for. */
  readonly span: TimeSpan | null
}

const pageSize = 50

export function userTimelineQuery(userId: string, search: UserAuditSearch) {
  const { event: _, ...narrowed } = search
  return infiniteQueryOptions({
    queryKey: ['events', userId, 'timeline', narrowed],
    queryFn: async ({ pageParam, signal }) => {
      const span = pageParam === null ? spanAsked(search) : pageParam.span
      const query = timelineParameters(search, span)
      // Words that no event is called by find nothing, and the server is not asked for types that do not exist.
      if (query === null) return { data: [], names: {}, nextCursor: null, span }
      query.set('pageSize', String(pageSize))
      if (pageParam !== null) query.set('cursor', pageParam.cursor)
      return { ...(await call<TimelinePage>('GET', `${pathOf(userId)}?${query}`, { signal })), span }
    },
    initialPageParam: null as Place | null,
    getNextPageParam: ({ nextCursor, span }): Place | null =>
      nextCursor === null ? null : { cursor: nextCursor, span },
    select: ({ pages }): ShownEvents => ({
      events: pages.flatMap(({ data }) => data),
      names: Object.assign({}, ...pages.map(({ names }) => names)),
    }),
    placeholderData: keepPreviousData,
  })
}

/** Null where there is nothing to export. */
export function timelineExportPath(userId: string, search: UserAuditSearch): string | null {
  const query = timelineParameters(search, spanAsked(search))
  const timezone = exportTimeZone()
  if (timezone !== undefined) query?.set('timezone', timezone)
  return query === null ? null : `${pathOf(userId)}/export?${query}`
}

export function isTimelineNarrowed({ view: _view, event: _event, ...narrowed }: UserAuditSearch): boolean {
  return Object.values(narrowed).some((one) => one !== undefined)
}

/** Each type is named as far as one parameter holds: words such as "user" mean very many. */
const typesAParameter = 40

/** Null where no type is left. */
export function timelineParameters(search: UserAuditSearch, span: TimeSpan | null): URLSearchParams | null {
  const { q = '', actor, organization, client, result, request: requestId, session } = search
  const isAddress = addressPattern.test(q)
  const types = typesAsked(search, isAddress ? '' : q)
  if (types?.length === 0) return null
  const query = new URLSearchParams()
  for (let at = 0; at < (types?.length ?? 0); at += typesAParameter) {
    query.append('type', types?.slice(at, at + typesAParameter).join(',') ?? '')
  }
  const asked = { actor, organization, client, result, requestId, session }
  for (const [name, value] of Object.entries(asked)) if (value !== undefined) query.set(name, value)
  if (isAddress) query.set('ip', q.trim())
  if (span !== null) query.set('since', span.since)
  if (span?.until !== undefined) query.set('until', span.until)
  return query
}

const addressPattern = /^\s*(\d{1,3}(\.\d{1,3}){3}|[0-9a-f]*:[0-9a-f:]+)\s*$/i

/** Undefined: all of them. Words are looked for in what the reader sees, in their language. */
function typesAsked({ view, type }: UserAuditSearch, q: string): readonly string[] | undefined {
  const words = q.trim().toLowerCase()
  const conditions = [
    typesOf(view ?? 'everything')?.split(','),
    type?.split(','),
    words === '' ? undefined : Object.keys(eventSentences).filter((one) => isCalled(one, words)),
  ].filter((one) => one !== undefined)
  const [first, ...others] = conditions
  return first?.filter((one) => others.every((types) => types.includes(one)))
}

function isCalled(type: string, words: string): boolean {
  return `${eventSentences[type]} ${type}`.toLowerCase().includes(words)
}

function spanAsked({ range }: UserAuditSearch): TimeSpan | null {
  return range === undefined ? null : spanOf(range, new Date())
}

function pathOf(userId: string): string {
  return `/users/${encodeURIComponent(userId)}/events`
}
