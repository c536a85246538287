// Exports on this face: read from the directory while they are downloaded, by a caller who may, or by a signed link.

import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type { FastifyReply } from 'fastify'
import { type Static, Type } from 'typebox'
import { findUsable, type MeantApproval, useApproval } from '../../../approvals/use-approval.ts'
import type { Directory } from '../../../directory.ts'
import { refuseForeignExport } from '../../../imports/export-link.ts'
import type { ExportFormat } from '../../../imports/export-text.ts'
import { listWriter } from '../../../imports/list-export.ts'
import { exportSettings } from '../../../imports/start-export.ts'
import { streamExport } from '../../../imports/stream-export.ts'
import { presentJob } from '../../../jobs/find-job.ts'
import { actorOf, type Job } from '../../../jobs/job.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { invalidField, RollcallError } from '../../../kernel/errors.ts'
import type { Filter } from '../../../kernel/filter.ts'
import type { JsonObject } from '../../../kernel/json.ts'
import { type Answer, type Call, ok, type PublicCall, type Route } from '../route.ts'
import { readUserFilter } from '../users/read-user-filter.ts'
import { connectionField, idField } from '../users/search-fields.ts'
import { exportParameters } from './export-parameters.ts'
import { exportedTime } from './exported-time.ts'
import { refuseLargeExport } from './refuse-large-export.ts'

const exportQuery = Type.Object(
  {
    ...exportParameters,
    ids: Type.Optional(
      Type.String({ minLength: 1, maxLength: 20_000, description: 'Ids of users, with commas between: these alone.' }),
    ),
    approval: Type.Optional(
      Type.String({
        pattern: '^apv_[A-Za-z0-9]{1,100}$',
        description: 'The id of a request of yours to export users that was approved, alone: what it says is exported.',
      }),
    ),
  },
  { additionalProperties: false },
)

type ExportQuery = Static<typeof exportQuery>

const linkQuery = Type.Object(
  {
    expires: Type.Integer({ minimum: 0, description: 'Part of the link.' }),
    signature: Type.String({ minLength: 1, maxLength: 100, description: 'Part of the link.' }),
  },
  { additionalProperties: false },
)

/** Which of the two the query or the job says. */
const lines = Type.String({ description: 'A JSON object a line, or CSV where that was asked for.' })

export const exportRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/users/export',
    access: ['export:users'],
    query: exportQuery,
    summary: 'Export users',
    answers: { 200: lines },
    answerType: 'application/x-ndjson',
    handle: exportUsers,
  },
  {
    method: 'GET',
    path: '/exports/:id',
    access: 'public',
    query: linkQuery,
    summary: 'Download an export',
    answers: { 200: lines },
    answerType: 'application/gzip',
    handle: downloadExport,
  },
]

async function exportUsers(call: Call<ExportQuery>): Promise<Answer> {
  const { approval: id, ...asked } = call.query
  if (id === undefined) return sendExport(call, asked, null)
  const [beside] = Object.keys(asked)
  if (beside !== undefined) throw invalidField(beside, `Leave ${beside} out: what was approved is exported.`)
  const { directory, actor } = call
  const approval = { id, action: 'export-users' } as const
  const { input } = await findUsable({ approvals: directory.stores.approvals, clock: directory.clock }, actor, approval)
  return sendExport(call, input.export as ExportQuery, approval)
}

async function sendExport(
  { actor, directory, reply, signedIn }: Call<ExportQuery>,
  { ids, columns, timezone, format = 'json', bom = false, ...filters }: Omit<ExportQuery, 'approval'>,
  approval: MeantApproval | null,
): Promise<Answer> {
  const time = exportedTime({ columns, timezone })
  const { filter: matching } = await readUserFilter(directory, actor, filters)
  const filter = ids === undefined ? matching : among(ids.split(','), matching)
  if (approval === null && signedIn !== null) await refuseLargeExport(directory, filter)
  const writer = columns === undefined ? {} : { writer: listOf(directory, actor, columns, { format, bom, time }) }
  const details: JsonObject = {
    ...filters,
    ...(columns === undefined ? {} : { columns }),
    ...(ids === undefined ? {} : { chosen: ids.split(',').length }),
    ...(approval === null ? {} : { approval: approval.id }),
  }
  const request = { format, fields: null, limit: null, filter, at: directory.clock.now(), subject: null, details }
  const people = streamExport(directory, actor, { ...request, ...writer })
  const text =
    approval === null ? people : usedUpBy(people, () => directory.change((deps) => useApproval(deps, actor, approval)))
  return sendText(reply, text, { format, name: 'users', isCompressed: false })
}

/** Used up before the first byte leaves, and not by a download that was refused. */
async function* usedUpBy(text: AsyncIterable<string>, use: () => Promise<unknown>): AsyncIterable<string> {
  let isUsed = false
  for await (const chunk of text) {
    if (!isUsed) await use()
    isUsed = true
    yield chunk
  }
}

const chosenAtMost = 200

function among(ids: readonly string[], filter: Filter | null): Filter {
  if (ids.length > chosenAtMost) throw invalidField('ids', `Name at most ${chosenAtMost} users, or filter them.`)
  const chosen: Filter = { kind: 'equals', field: idField, alternatives: ids }
  return filter === null ? chosen : { kind: 'and', parts: [chosen, filter] }
}

function listOf(
  directory: Directory,
  { permissions }: Actor,
  list: string,
  { format, bom, time }: { readonly format: ExportFormat; readonly bom: boolean; readonly time: (at: Date) => string },
) {
  const columns = list.split(',')
  if (columns.includes('roles') && !permissions.has('read:roles')) {
    throw new RollcallError('insufficient_scope', 'The column roles needs the permission read:roles.')
  }
  return listWriter(directory, { format, columns, hasByteOrderMark: bom, time })
}

/** Opened by its signature alone: programs that were handed the link have no credentials of ours. */
async function downloadExport(call: PublicCall<Static<typeof linkQuery>>): Promise<Answer> {
  const { params, query, directory, reply, caller } = call
  const id = params.id as string
  refuseForeignExport(directory, id, query)
  const job = finishedExport(presentJob(await directory.stores.jobs.find(id)))
  const { format, limit, fields } = exportSettings(job)
  const { connection } = job
  const filter =
    connection === null ? null : ({ kind: 'equals', field: connectionField, alternatives: [connection.name] } as const)
  const details: JsonObject = connection === null ? {} : { connection: connection.name }
  const subject = { kind: 'job', id } as const
  const actor = { ...actorOf(job), ...caller }
  const text = streamExport(directory, actor, { format, fields, limit, filter, subject, details })
  return sendText(reply, text, { format, name: id, isCompressed: true })
}

function finishedExport(job: Job): Job {
  if (job.kind === 'users-export' && job.status === 'completed') return job
  throw new RollcallError('job_not_found', 'The job does not exist.')
}

interface TextFile {
  readonly format: ExportFormat
  readonly name: string
  readonly isCompressed: boolean
}

const types: Readonly<Record<ExportFormat, { readonly mime: string; readonly suffix: string }>> = {
  json: { mime: 'application/x-ndjson; charset=utf-8', suffix: 'ndjson' },
  csv: { mime: 'text/csv; charset=utf-8; header=present', suffix: 'csv' },
}

/** What can be refused is refused before the first byte; what breaks later breaks the download off. */
export async function sendText(reply: FastifyReply, text: AsyncIterable<string>, file: TextFile): Promise<Answer> {
  const { mime, suffix } = types[file.format]
  const source = Readable.from(await begun(text), { objectMode: false })
  const name = `${file.name}.${suffix}${file.isCompressed ? '.gz' : ''}`
  reply.header('content-type', file.isCompressed ? 'application/gzip' : mime)
  reply.header('content-disposition', `attachment; filename="${name}"`)
  reply.hijack()
  reply.raw.writeHead(200, reply.getHeaders() as Record<string, string>)
  try {
    await (file.isCompressed ? pipeline(source, createGzip({ level: 1 }), reply.raw) : pipeline(source, reply.raw))
  } catch (fault) {
    reply.log.warn({ err: fault }, 'an export broke off')
  }
  return ok(undefined)
}

/** The same text, its first chunk read already. */
async function begun(text: AsyncIterable<string>): Promise<AsyncIterable<string>> {
  const chunks = text[Symbol.asyncIterator]()
  const first = await chunks.next()
  return (async function* () {
    try {
      if (first.done !== true) yield first.value
      yield* { [Symbol.asyncIterator]: () => chunks }
    } finally {
      await chunks.return?.()
    }
  })()
}
