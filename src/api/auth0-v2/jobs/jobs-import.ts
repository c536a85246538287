// `POST /jobs/users-imports`: a form whose parts come in any order, the file often before the connection it is for. The
// file is stored as it arrives; whatever turns out wrong afterwards drops it again.
import multipart from '@fastify/multipart'
import type { FastifyInstance } from 'fastify'
import type { Connection } from '../../../connections/connection.ts'
import { connectionKind } from '../../../connections/connection.ts'
import type { ConnectionStore } from '../../../connections/connection-store.ts'
import { refuseUnstorableText } from '../../../http/json-body.ts'
import { type ReceivedUpload, receiveUpload } from '../../../imports/receive-upload.ts'
import { startImport } from '../../../imports/start-import.ts'
import { RollcallError } from '../../../kernel/errors.ts'
import { WireError } from '../errors.ts'
import type { Answer, Call } from '../route.ts'
import { jobJson } from './jobs-json.ts'

/** For the scope that the rows with `takesStream` are mounted in. */
export async function takeForms(scope: FastifyInstance): Promise<void> {
  await scope.register(multipart)
}

export async function importUsers(call: Call): Promise<Answer> {
  const { actor, directory, wakeJobs } = call
  refuseNoForm(call)
  const form: ImportForm = { upload: undefined, fields: new Map() }
  try {
    await readForm(call, form)
    const { upload, fields } = form
    if (upload === undefined) throw badForm("Must provide 'users' file as multipart part.")
    if (upload === null) throw badForm('Users file must not be empty.')
    const settings = await settingsFrom(directory.stores.connections, fields)
    const job = await directory.change((deps) => startImport(deps, actor, upload, settings))
    wakeJobs()
    return { status: 202, body: jobJson(directory, actor, job) }
  } catch (fault) {
    // What is still being sent is read away: the connection may be used again, and the answer is not lost on it.
    call.request.raw.unpipe()
    call.request.raw.resume()
    if (form.upload) await directory.stores.jobs.remove(form.upload.jobId)
    throw fault
  }
}

interface ImportForm {
  /** Undefined until the part came; null for an empty one. */
  upload: ReceivedUpload | null | undefined
  readonly fields: Map<string, string>
}

/** Beside the file: a few short fields, and what a form writes around its parts. */
const partLimits = { fileSize: Number.POSITIVE_INFINITY, files: 1, fields: 20, fieldSize: 8_000, parts: 30 }
const envelopeBytes = 256 * 1024

function refuseNoForm({ request, limits }: Call): void {
  if (!request.isMultipart()) throw badForm(invalidForm)
  const announced = Number(request.headers['content-length'] ?? 0)
  if (announced > limits.importBytes + envelopeBytes) throw tooLarge(limits.importBytes)
}

async function readForm({ request, actor, directory, limits }: Call, form: ImportForm): Promise<void> {
  try {
    for await (const part of request.parts({ limits: partLimits })) {
      if (part.type === 'field') form.fields.set(part.fieldname, String(part.value))
      else if (part.fieldname !== 'users' || form.upload !== undefined) part.file.resume()
      else form.upload = await receiveUpload(directory, actor, part.file, limits.importBytes)
    }
  } catch (fault) {
    if (fault instanceof RollcallError && fault.code === 'import_too_large') throw tooLarge(limits.importBytes)
    if (fault instanceof RollcallError) throw fault
    throw badForm(invalidForm)
  }
}

async function settingsFrom(connections: ConnectionStore, fields: ReadonlyMap<string, string>) {
  const externalId = fields.get('external_id') ?? ''
  refuseUnstorableText(externalId, 'external_id')
  return {
    connection: await databaseConnection(connections, fields.get('connection_id')),
    mayChooseConnection: false,
    schema: 'import-file',
    isUpsert: readBoolean(fields, 'upsert', false),
    externalId: externalId === '' ? null : externalId,
    wantsCompletionEmail: readBoolean(fields, 'send_completion_email', true),
  } as const
}

async function databaseConnection(connections: ConnectionStore, id: string | undefined): Promise<Connection> {
  if (id === undefined || id === '') throw badForm("Must provide 'connection_id' as multipart part.")
  if (!/^con_[A-Za-z0-9]{16}$/.test(id)) {
    throw badForm(
      "Payload validation error: 'String does not match pattern ^con_[A-Za-z0-9]{16}$' on property connection_id.",
    )
  }
  const connection = await connections.find(id)
  if (connection === null) throw new WireError(400, 'The connection does not exist.', 'inexistent_connection')
  if (connectionKind(connection) !== 'database') throw badForm('Connection must be a database connection.')
  if (!connection.isEnabled) throw badForm('Connection must be enabled.')
  const { enabledDatabaseCustomization, import_mode } = connection.options
  if (enabledDatabaseCustomization === true && import_mode !== true) {
    throw badForm('Custom Database Connections without import mode are not allowed.')
  }
  return connection
}

function readBoolean(fields: ReadonlyMap<string, string>, name: string, fallback: boolean): boolean {
  const text = fields.get(name) ?? ''
  if (text === '') return fallback
  if (text === 'true' || text === 'false') return text === 'true'
  throw badForm(`Payload validation error: 'Expected type boolean but found type string' on property ${name}.`)
}

const invalidForm = "Payload validation error: 'Invalid multipart payload format'."

function badForm(message: string): WireError {
  return new WireError(400, message, 'invalid_body')
}

function tooLarge(maxBytes: number): WireError {
  return new WireError(413, `Payload content length greater than maximum allowed: ${maxBytes}`)
}
