// Imports, exports and their jobs on this face: files of any size, streamed both ways.

import type { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { type Static, Type } from 'typebox'
import type { Connection } from '../../../connections/connection.ts'
import type { Directory } from '../../../directory.ts'
import { refuseUnheldImport } from '../../../imports/import-permissions.ts'
import { type ReceivedUpload, receiveUpload } from '../../../imports/receive-upload.ts'
import { startImport } from '../../../imports/start-import.ts'
import { presentJob } from '../../../jobs/find-job.ts'
import { invalidField } from '../../../kernel/errors.ts'
import { pageOf } from '../answers.ts'
import { jobJson, jobRecord } from '../jobs/bulk-json.ts'
import { type PageQuery, pageAnswer, pageQuery, pageRequest } from '../paging.ts'
import type { Answer, Call, Route } from '../route.ts'
import { refusedJson, refusedRecord } from './imports-json.ts'

const importQuery = Type.Object(
  {
    connection: Type.Optional(Type.String({ minLength: 1, maxLength: 128, description: 'The name of a connection.' })),
    upsert: Type.Optional(Type.Boolean({ description: 'true or false.' })),
    externalId: Type.Optional(
      Type.String({ maxLength: 500, description: 'An id of your own, 500 characters at most.' }),
    ),
  },
  { additionalProperties: false },
)
type ImportQuery = Static<typeof importQuery>

export const importRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/imports',
    access: ['import:users'],
    query: importQuery,
    takesStream: true,
    summary: 'Import users',
    answers: { 202: jobRecord },
    bodyTypes: ['application/x-ndjson', 'application/gzip'],
    handle: importUsers,
  },
  {
    method: 'GET',
    path: '/jobs/:id/errors',
    access: ['import:users'],
    query: pageQuery,
    summary: 'List the records that an import refused',
    answers: { 200: pageOf(refusedRecord) },
    handle: listRefused,
  },
]

/** For the scope that the rows with `takesStream` are mounted in: the body is left to the handler, whatever its type. */
export async function leaveBodies(scope: FastifyInstance): Promise<void> {
  scope.removeAllContentTypeParsers()
  scope.addContentTypeParser('*', (_request, _payload, done) => done(null))
}

/** The whole file is the body, of any size, plain or gzip. */
async function importUsers({ actor, query, directory, request, wakeJobs }: Call<ImportQuery>): Promise<Answer> {
  const isUpsert = query.upsert === true
  refuseUnheldImport(actor, isUpsert)
  const connection = await homeConnection(directory, query.connection)
  const upload = await readingAway(request.raw, (body) => receiveUpload(directory, actor, body, null))
  if (upload === null) throw invalidField('body', 'The file is empty. Send users as the body, one JSON object a line.')
  const job = await queued(directory, upload, () =>
    directory.change((deps) =>
      startImport(deps, actor, upload, {
        connection,
        mayChooseConnection: query.connection === undefined,
        schema: 'export',
        isUpsert,
        externalId: query.externalId ?? null,
        wantsCompletionEmail: false,
      }),
    ),
  )
  wakeJobs()
  return { status: 202, body: jobJson(directory, job) }
}

/** A file that is refused is read away: the connection may be used again, and the answer is not lost on it. */
export async function readingAway<Result>(
  body: Readable,
  receive: (bytes: AsyncIterable<Buffer>) => Promise<Result>,
): Promise<Result> {
  try {
    return await receive(body.iterator({ destroyOnReturn: false }))
  } catch (fault) {
    body.resume()
    if (body.errored !== null) throw invalidField('body', 'The upload broke off. Nothing of it was kept.')
    throw fault
  }
}

async function queued<Result>(
  { stores }: Directory,
  { jobId }: ReceivedUpload,
  start: () => Promise<Result>,
): Promise<Result> {
  try {
    return await start()
  } catch (fault) {
    await stores.jobs.remove(jobId)
    throw fault
  }
}

export async function homeConnection({ stores }: Directory, name: string | undefined): Promise<Connection> {
  const connection =
    name === undefined ? await stores.connections.findDefaultDatabase() : await stores.connections.findByName(name)
  if (connection === null) throw invalidField('connection', `There is no connection ${name ?? 'yet'}.`)
  if (!connection.isEnabled) throw invalidField('connection', `The connection ${connection.name} is disabled.`)
  return connection
}

async function listRefused({ params, query, directory }: Call<PageQuery>): Promise<Answer> {
  const request = pageRequest(query)
  const job = presentJob(await directory.stores.jobs.find(params.id as string))
  return pageAnswer(await directory.stores.imports.listRefused(job.id, request), request, refusedJson)
}
