// The list of organizations as it is narrowed, as a table for spreadsheets (console.md 3.15).
import { type Static, Type } from 'typebox'
import { streamOrganizations } from '../../../imports/stream-organizations.ts'
import { timeAsked, timeParameter } from '../imports/exported-time.ts'
import { sendText } from '../imports/imports-export.ts'
import type { Answer, Call, Route } from '../route.ts'
import { organizationFilters, organizationsAsked } from './organizations.ts'

const exportQuery = Type.Object({ ...organizationFilters, ...timeParameter }, { additionalProperties: false })

export const organizationExportRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/organizations/export',
    access: ['export:users'],
    query: exportQuery,
    summary: 'Export organizations as CSV',
    answers: { 200: Type.String({ description: 'CSV, a line an organization.' }) },
    answerType: 'text/csv',
    handle: exportOrganizations,
  },
]

async function exportOrganizations(call: Call<Static<typeof exportQuery>>): Promise<Answer> {
  const text = streamOrganizations(call.directory, call.actor, organizationsAsked(call.query), timeAsked(call.query))
  return sendText(call.reply, text, { format: 'csv', name: 'organizations', isCompressed: false })
}
