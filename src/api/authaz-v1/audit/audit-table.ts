// The events that a filter finds, as a table for spreadsheets. The sealed log as a whole, which proves itself, is another
// download (audit-seals.ts).
import { type Static, Type } from 'typebox'
import { timeAsked, timeParameter } from '../imports/exported-time.ts'
import { sendText } from '../imports/imports-export.ts'
import type { Answer, Call, Route } from '../route.ts'
import { type AuditFilterQuery, auditAsked, auditFilter, auditFilterParameters, namesOf } from './audit-log.ts'
import { eventFilterParameters } from './event-filters.ts'
import { eventLines, eventsAtMost, newestEvents } from './events-csv.ts'

const { pageSize: _size, cursor: _cursor, ...filters } = eventFilterParameters
const tableQuery = Type.Object(
  { ...filters, ...auditFilterParameters, ...timeParameter },
  { additionalProperties: false },
)
type TableQuery = Static<typeof tableQuery> & AuditFilterQuery

export const auditTableRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/audit/events.csv',
    access: ['export:audit'],
    query: tableQuery,
    summary: 'Export events of the audit as CSV, the newest 10,000 at most',
    answers: { 200: Type.String() },
    answerType: 'text/csv',
    handle: table,
  },
]

async function table(call: Call<TableQuery>): Promise<Answer> {
  const { actor, query, reply, console, directory } = call
  const log = auditAsked(call)
  const time = timeAsked(query)
  const { events, isComplete } = await newestEvents(log, await auditFilter(call))
  const subjects = events.flatMap(({ subject }) => (subject === null ? [] : [subject.id]))
  const names = await namesOf(actor, [console, directory], subjects)
  // By what it was narrowed, never the words themselves: they may name somebody who is erased later.
  const narrowedBy = Object.keys(query).filter((key) => key !== 'log' && key !== 'timezone')
  await log.change(({ audit }) =>
    audit.record(actor, 'audit.exported', null, {
      format: 'csv',
      events: events.length,
      complete: isComplete,
      narrowedBy,
    }),
  )
  const name = isComplete ? 'audit-events' : `audit-newest-${eventsAtMost}-events`
  return sendText(reply, eventLines(events, names, time), { format: 'csv', name, isCompressed: false })
}
