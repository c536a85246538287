// How much happened when, for the chart above the audit.
import { type Static, Type } from 'typebox'
import { auditHistogram } from '../../../audit/audit-histogram.ts'
import { closed, count, timestamp } from '../answers.ts'
import { type Answer, type Call, ok, type Route } from '../route.ts'
import { type AuditFilterQuery, auditAsked, auditFilter, auditFilterParameters } from './audit-log.ts'
import { eventFilterParameters } from './event-filters.ts'

const { pageSize: _size, cursor: _cursor, ...filters } = eventFilterParameters
const histogramQuery = Type.Object({ ...filters, ...auditFilterParameters }, { additionalProperties: false })
type HistogramQuery = Static<typeof histogramQuery> & AuditFilterQuery

const histogram = closed(
  {
    since: timestamp,
    until: timestamp,
    bucketMinutes: count,
    buckets: Type.Array(closed({ at: timestamp, success: count, failure: count })),
  },
  'AuditHistogram',
)

export const auditHistogramRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/audit/histogram',
    access: ['read:audit', 'read:user_events'],
    organization: 'its-people',
    query: histogramQuery,
    summary: 'Count the events of the audit over time',
    answers: { 200: histogram },
    handle: read,
  },
]

const dayMs = 86_400_000

/** The last 24 hours where nothing else is asked for. */
async function read(call: Call<HistogramQuery>): Promise<Answer> {
  const { stores, clock } = auditAsked(call)
  const { since, until = clock.now(), ...filter } = await auditFilter(call)
  const span = { since: since ?? new Date(until.getTime() - dayMs), until }
  return ok(await auditHistogram(stores.auditHistogram, filter, span))
}
