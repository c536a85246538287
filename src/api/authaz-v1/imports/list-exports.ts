// Lists as tables for spreadsheets, as they are narrowed (console.md 2.8): recovery requests, jobs and applications. That
// of users, and those that belong to one organization or role, stand with what they are of.
import { type Static, Type } from 'typebox'
import { streamJobs } from '../../../bulk/stream-jobs.ts'
import { streamClients } from '../../../imports/stream-clients.ts'
import { streamRecoveryRequests } from '../../../imports/stream-recovery-requests.ts'
import { RollcallError } from '../../../kernel/errors.ts'
import { jobFilter, jobFilters } from '../jobs/jobs.ts'
import { recoveryAsked, recoveryFilters } from '../recovery/recovery-requests.ts'
import type { Answer, Call, Route } from '../route.ts'
import { timeAsked, timeParameter } from './exported-time.ts'
import { sendText } from './imports-export.ts'

const clientQuery = Type.Object(timeParameter, { additionalProperties: false })
const jobQuery = Type.Object({ ...jobFilters, ...timeParameter }, { additionalProperties: false })
const recoveryQuery = Type.Object({ ...recoveryFilters, ...timeParameter }, { additionalProperties: false })

const table = (description: string) => ({
  method: 'GET' as const,
  answers: { 200: Type.String({ description }) },
  answerType: 'text/csv',
})

export const listExportRoutes: readonly Route[] = [
  {
    ...table('CSV, a line a client.'),
    path: '/clients/export',
    access: ['read:clients'],
    query: clientQuery,
    summary: 'Export clients as CSV',
    handle: exportClients,
  },
  {
    ...table('CSV, a line a job.'),
    path: '/jobs/export',
    access: ['read:jobs'],
    query: jobQuery,
    summary: 'Export jobs as CSV',
    handle: exportJobs,
  },
  {
    ...table('CSV, a line a request.'),
    path: '/recovery-requests/export',
    access: ['read:recovery_requests'],
    query: recoveryQuery,
    summary: 'Export recovery requests as CSV',
    handle: exportRecoveryRequests,
  },
]

async function exportClients({ actor, query, directory, reply }: Call<Static<typeof clientQuery>>): Promise<Answer> {
  const text = streamClients(directory, actor, timeAsked(query))
  return sendText(reply, text, { format: 'csv', name: 'applications', isCompressed: false })
}

async function exportJobs({ actor, query, directory, reply }: Call<Static<typeof jobQuery>>): Promise<Answer> {
  const text = streamJobs(directory, actor, jobFilter(query), timeAsked(query))
  return sendText(reply, text, { format: 'csv', name: 'jobs', isCompressed: false })
}

async function exportRecoveryRequests(call: Call<Static<typeof recoveryQuery>>): Promise<Answer> {
  const { actor, query, directory, reply } = call
  // The addresses of people stand in it.
  if (!actor.permissions.has('export:users')) {
    throw new RollcallError('insufficient_scope', 'To export recovery requests needs the permission export:users.')
  }
  const asked = await recoveryAsked(directory, query, actor.id)
  const text = streamRecoveryRequests(directory, actor, asked, timeAsked(query))
  return sendText(reply, text, { format: 'csv', name: 'recovery-requests', isCompressed: false })
}
