// The timeline of a user as it is narrowed, as a table for spreadsheets (console.md 3.12).
import { type Static, Type } from 'typebox'
import { timeAsked, timeParameter } from '../imports/exported-time.ts'
import { sendText } from '../imports/imports-export.ts'
import type { Answer, Call, Route } from '../route.ts'
import { timelineFilter, timelineParameters } from './events.ts'
import { eventLines, newestEvents } from './events-csv.ts'

const { pageSize: _, cursor: __, ...narrowing } = timelineParameters
const exportQuery = Type.Object({ ...narrowing, ...timeParameter }, { additionalProperties: false })

export const eventExportRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/users/:id/events/export',
    access: ['export:audit'],
    query: exportQuery,
    summary: 'Export the events of a user as CSV',
    answers: { 200: Type.String() },
    answerType: 'text/csv',
    handle: exportEvents,
  },
]

async function exportEvents(call: Call<Static<typeof exportQuery>>): Promise<Answer> {
  const { actor, params, directory, reply } = call
  // A zone that there is none of is refused before anything is recorded.
  const time = timeAsked(call.query)
  const { events } = await newestEvents(directory, await timelineFilter(call))
  const subject = { kind: 'user', id: params.id as string } as const
  await directory.change(({ audit }) => audit.record(actor, 'audit.exported', subject, { records: events.length }))
  // Whose they are is known to whoever asked.
  return sendText(reply, eventLines(events, new Map(), time), { format: 'csv', name: 'events', isCompressed: false })
}
