// Who has a role, as a table for spreadsheets (console.md 3.16).
import { type Static, Type } from 'typebox'
import { streamHoldings } from '../../../imports/stream-holdings.ts'
import { presentRole } from '../../../roles/find-role.ts'
import { timeAsked, timeParameter } from '../imports/exported-time.ts'
import { sendText } from '../imports/imports-export.ts'
import { refuseLargeExport } from '../imports/refuse-large-export.ts'
import type { Answer, Call, Route } from '../route.ts'
import { readUserFilter } from '../users/read-user-filter.ts'
import { wayParameter } from './access.ts'

const exportQuery = Type.Object({ ...wayParameter, ...timeParameter }, { additionalProperties: false })

export const roleMemberExportRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/roles/:roleId/members/export',
    access: ['export:users'],
    query: exportQuery,
    summary: 'Export who has a role as CSV',
    answers: { 200: Type.String({ description: 'CSV, a line a person and way.' }) },
    answerType: 'text/csv',
    handle: exportMembers,
  },
]

async function exportMembers(call: Call<Static<typeof exportQuery>>): Promise<Answer> {
  const { actor, params, directory, reply, signedIn } = call
  const { timezone, ...ways } = call.query
  const { id } = presentRole(await directory.stores.roles.find(params.roleId as string))
  if (signedIn !== null) {
    const { filter } = await readUserFilter(directory, actor, { role: id, roleIn: 'any' })
    const way = `Ask with POST /api/v1/approvals for export-users with {"role": "${id}", "roleIn": "any"}: another owner or admin decides.`
    await refuseLargeExport(directory, filter, way)
  }
  const list = { name: 'role-members', subject: { kind: 'role', id }, narrowedBy: Object.keys(ways) } as const
  const text = streamHoldings(directory, actor, { of: { roleId: id }, ...ways }, list, timeAsked({ timezone }))
  return sendText(reply, text, { format: 'csv', name: 'role-members', isCompressed: false })
}
