// What came of a bulk job for each of its users, as pages and as a table for spreadsheets.
import { type Static, Type } from 'typebox'
import { type BulkOutcome, type BulkResult, bulkOutcomes } from '../../../bulk/bulk-job.ts'
import { presentBulk } from '../../../bulk/find-bulk.ts'
import { csvLine } from '../../../imports/csv.ts'
import { RollcallError } from '../../../kernel/errors.ts'
import { pageOf } from '../answers.ts'
import { sendText } from '../imports/imports-export.ts'
import { pageAnswer, pageParameters, pageRequest } from '../paging.ts'
import type { Answer, Call, Route } from '../route.ts'
import { bulkResult, resultJson } from './bulk-json.ts'

const outcome = Type.Optional(Type.Enum([...bulkOutcomes], { description: `One of ${bulkOutcomes.join(', ')}.` }))
const resultsQuery = Type.Object({ ...pageParameters, outcome }, { additionalProperties: false })
const csvQuery = Type.Object({ outcome }, { additionalProperties: false })

export const bulkResultRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/jobs/:id/results',
    access: ['read:jobs'],
    query: resultsQuery,
    summary: 'List what came of a bulk job for each user',
    answers: { 200: pageOf(bulkResult) },
    handle: list,
  },
  {
    method: 'GET',
    path: '/jobs/:id/results.csv',
    access: ['read:jobs'],
    query: csvQuery,
    summary: 'Download what came of a bulk job as CSV',
    answers: { 200: Type.String() },
    answerType: 'text/csv',
    handle: download,
  },
]

async function list(call: Call<Static<typeof resultsQuery>>): Promise<Answer> {
  const { params, query, directory } = call
  refuseStranger(call)
  const { outcome: asked, ...paging } = query
  const request = pageRequest(paging)
  const { id } = presentBulk(await directory.stores.bulk.find(params.id as string))
  const page = await directory.stores.bulk.listResults(id, (asked as BulkOutcome | undefined) ?? null, request)
  return pageAnswer(page, request, resultJson)
}

const rowsAtOnce = 1_000

async function download(call: Call<Static<typeof csvQuery>>): Promise<Answer> {
  const { params, query, directory, reply } = call
  refuseStranger(call)
  const { bulk } = directory.stores
  const { id } = presentBulk(await bulk.find(params.id as string))
  const asked = (query.outcome as BulkOutcome | undefined) ?? null
  return sendText(reply, lines(), { format: 'csv', name: `${id}-results`, isCompressed: false })

  async function* lines(): AsyncIterable<string> {
    yield csvLine(['user_id', 'name', 'email', 'outcome', 'reason', 'message', 'at'])
    for (let after: string | null = null; ; ) {
      const page: Awaited<ReturnType<typeof bulk.listResults>> = await bulk.listResults(id, asked, {
        kind: 'cursor',
        after,
        limit: rowsAtOnce,
        withTotal: false,
      })
      yield page.items.map(csvOf).join('')
      after = page.next
      if (after === null) return
    }
  }
}

function csvOf({ userId, label, email, outcome: came, reason, message, at }: BulkResult): string {
  return csvLine([userId, label, email, came, reason, message, at])
}

/** Results name people. */
function refuseStranger({ actor }: Call): void {
  if (actor.permissions.has('read:users')) return
  throw new RollcallError('insufficient_scope', 'Results name people: this also needs the permission read:users.')
}
