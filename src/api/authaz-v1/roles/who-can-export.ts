// Who can do something, as a table for spreadsheets: what an auditor files (console.md 2.8, 3.16).
import { type Static, Type } from 'typebox'
import { streamHoldings } from '../../../imports/stream-holdings.ts'
import { timeAsked, timeParameter } from '../imports/exported-time.ts'
import { sendText } from '../imports/imports-export.ts'
import { refuseLargeExport } from '../imports/refuse-large-export.ts'
import type { Answer, Call, Route } from '../route.ts'
import { allOf, equals } from '../users/filter-parts.ts'
import { readUserFilter } from '../users/read-user-filter.ts'
import { permissionField } from '../users/search-fields.ts'
import { holdingsAsked, whoCanParameters } from './access.ts'

const exportQuery = Type.Object({ ...whoCanParameters, ...timeParameter }, { additionalProperties: false })

export const whoCanExportRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/access/who-can/export',
    access: ['export:users'],
    query: exportQuery,
    summary: 'Export who holds a role or a permission as CSV',
    answers: { 200: Type.String({ description: 'CSV, a line a person and way.' }) },
    answerType: 'text/csv',
    handle: exportHolders,
  },
]

async function exportHolders(call: Call<Static<typeof exportQuery>>): Promise<Answer> {
  const { actor, directory, reply, signedIn } = call
  const { timezone, ...query } = call.query
  const asked = await holdingsAsked({ directory, query })
  if (signedIn !== null) {
    const { role, permission, organization } = query
    const place = {
      organization: asked.organizationId,
      ...(role === undefined ? {} : { role, roleIn: 'any' as const }),
    }
    const { filter } = await readUserFilter(directory, actor, place)
    // As it is called: commas and exclamation marks belong to the names of permissions.
    const held = permission === undefined ? filter : allOf([filter, equals(permissionField, [permission])])
    await refuseLargeExport(directory, held, wayOf({ role, permission, organization }))
  }
  const list = { name: 'who-can', subject: null, narrowedBy: Object.keys(query) } as const
  const text = streamHoldings(directory, actor, asked, list, timeAsked({ timezone }))
  return sendText(reply, text, { format: 'csv', name: 'who-can', isCompressed: false })
}

function wayOf(query: Readonly<Record<string, string | undefined>>): string {
  const { role, permission, ...place } = query
  const narrowed = { ...(role === undefined ? { permission } : { role, roleIn: 'any' }), ...place }
  return `Ask with POST /api/v1/approvals for export-users with ${JSON.stringify(narrowed)}: another owner or admin decides.`
}
