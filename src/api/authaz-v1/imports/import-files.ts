// Imports in steps: upload a file, say what its columns are, check all of it, run it, steer it and take it back.
import type { Static } from 'typebox'
import type { RaisableAct } from '../../../applications/action-grades.ts'
import { noBulkOptions } from '../../../bulk/bulk-job.ts'
import { missingPermission } from '../../../bulk/needed-permissions.ts'
import { undoImport } from '../../../bulk/undo-import.ts'
import type { Directory } from '../../../directory.ts'
import type { FileFormat, MappedColumn, PasswordForm } from '../../../imports/file-shape.ts'
import { presentFile } from '../../../imports/find-file.ts'
import type { RunOptions } from '../../../imports/import-file.ts'
import { refuseUnheldImport } from '../../../imports/import-permissions.ts'
import { receiveFile } from '../../../imports/receive-file.ts'
import { startCheck } from '../../../imports/start-check.ts'
import { startRun } from '../../../imports/start-run.ts'
import { discardFile, pauseImport, resumeImport, stopImport } from '../../../imports/steer-import.ts'
import { presentJob } from '../../../jobs/find-job.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { invalidField, RollcallError } from '../../../kernel/errors.ts'
import { organizationNamed } from '../../../organizations/find-organization.ts'
import { jobJson, jobRecord } from '../jobs/bulk-json.ts'
import { type Answer, type Call, created, noContent, ok, type Route } from '../route.ts'
import { importFileJson, importFileRecord } from './import-file-json.ts'
import { checkBody, runBody, uploadQuery } from './import-file-schemas.ts'
import { homeConnection, readingAway } from './imports.ts'

type Stored = Parameters<Parameters<Directory['change']>[0]>[0]

const access = ['import:users'] as const

export const importFileRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/imports/files',
    access,
    query: uploadQuery,
    takesStream: true,
    summary: 'Upload a file of users to check and import it later',
    answers: { 201: importFileRecord },
    bodyTypes: ['text/csv', 'application/json', 'application/x-ndjson', 'application/gzip'],
    handle: upload,
  },
  {
    method: 'GET',
    path: '/imports/files/:id',
    access: ['import:users', 'read:jobs'],
    summary: 'Get an uploaded file, its check and its import',
    answers: { 200: importFileRecord },
    handle: get,
  },
  {
    method: 'DELETE',
    path: '/imports/files/:id',
    access,
    summary: 'Discard an uploaded file',
    answers: { 204: null },
    handle: async (call) => {
      await call.directory.change((deps) => discardFile(deps, call.actor, idOf(call)))
      return noContent
    },
  },
  {
    method: 'POST',
    path: '/imports/files/:id/check',
    access,
    body: checkBody,
    summary: 'Check a whole file without importing it',
    answers: { 202: jobRecord },
    handle: check,
  },
  {
    method: 'POST',
    path: '/imports/files/:id/run',
    access,
    body: runBody,
    act: actsOnNewcomers,
    summary: 'Import a file that was checked',
    answers: { 202: jobRecord },
    handle: run,
  },
  {
    method: 'POST',
    path: '/imports/files/:id/pause',
    access,
    whilePaused: 'contains',
    summary: 'Pause an import',
    answers: { 200: importFileRecord },
    handle: (call) => steered(call, (deps) => pauseImport(deps, call.actor, idOf(call))),
  },
  {
    method: 'POST',
    path: '/imports/files/:id/resume',
    access,
    summary: 'Resume a paused import',
    answers: { 200: importFileRecord },
    handle: (call) => steered(call, (deps) => resumeImport(deps, call.actor, idOf(call))),
  },
  {
    method: 'POST',
    path: '/imports/files/:id/stop',
    access,
    whilePaused: 'contains',
    summary: 'Stop an import',
    answers: { 200: importFileRecord },
    handle: (call) => steered(call, (deps) => stopImport(deps, call.actor, idOf(call))),
  },
  {
    method: 'POST',
    path: '/imports/files/:id/undo',
    access: ['delete:users'],
    stepUp: 'recent',
    summary: 'Undo an import: delete the users it created that nobody touched since',
    answers: { 202: jobRecord },
    handle: undo,
  },
]

async function upload({ actor, query, directory, request }: Call<Static<typeof uploadQuery>>): Promise<Answer> {
  const format = query.format as FileFormat
  const file = await readingAway(request.raw, (body) => receiveFile(directory, actor, body, format))
  if (file === null) throw invalidField('body', 'The file holds no users.')
  return created(await importFileJson(directory, actor, await presentFile(directory.stores, file.id)))
}

async function get(call: Call): Promise<Answer> {
  const { actor, directory } = call
  return ok(await importFileJson(directory, actor, await presentFile(directory.stores, idOf(call))))
}

async function check(call: Call<unknown, Static<typeof checkBody>>): Promise<Answer> {
  const { actor, body, directory, wakeJobs } = call
  const connection = await homeConnection(directory, body.connection)
  const order = {
    mapping: (body.mapping as readonly MappedColumn[] | undefined) ?? null,
    password: (body.password as PasswordForm | undefined) ?? ({ algorithm: 'bcrypt' } as const),
    connection,
  }
  const job = await directory.change((deps) => startCheck(deps, actor, idOf(call), order))
  wakeJobs()
  return { status: 202, body: jobJson(directory, job) }
}

async function run(call: Call<unknown, Static<typeof runBody>>): Promise<Answer> {
  const { actor, directory, wakeJobs } = call
  const options = await readOptions(call)
  const job = await directory.change((deps) => startRun(deps, actor, idOf(call), options))
  wakeJobs()
  return { status: 202, body: jobJson(directory, job) }
}

async function undo(call: Call): Promise<Answer> {
  const { actor, directory, wakeJobs } = call
  const bulk = await directory.change((deps) => undoImport(deps, actor, idOf(call)))
  wakeJobs()
  return { status: 202, body: jobJson(directory, presentJob(await directory.stores.jobs.find(bulk.id)), bulk) }
}

async function steered(call: Call, change: (deps: Stored) => Promise<void>): Promise<Answer> {
  await call.directory.change(change)
  call.wakeJobs()
  return get(call)
}

/** What an option does to each person asks for what doing it to one of them asks for, in permissions and in proof. */
function actsOnNewcomers({ body }: Call<unknown, Static<typeof runBody>>): readonly RaisableAct[] {
  return [
    ...(body.roleId === undefined ? [] : (['assign-role'] as const)),
    ...(body.sendInvitations === true ? (['reset-password'] as const) : []),
  ]
}

async function readOptions({ actor, body, directory }: Call<unknown, Static<typeof runBody>>): Promise<RunOptions> {
  const { stores } = directory
  refuseUnheldImport(actor, body.onConflict === 'update')
  if (body.sendInvitations === true) refuseMissing(actor, 'reset-password')
  if (body.organizationId !== undefined) refuseMissing(actor, 'add-to-organization')
  if (body.roleId !== undefined) refuseMissing(actor, 'assign-role')
  const organizationId =
    body.organizationId === undefined ? null : (await organizationNamed(stores, body.organizationId)).id
  const roleId = body.roleId ?? null
  if (roleId !== null) {
    const missing =
      organizationId === null
        ? await stores.roles.findMissing([roleId])
        : await stores.memberRoles.findMissing(organizationId, [roleId])
    if (missing.length > 0) throw invalidField('roleId', 'There is no such role here.')
  }
  return {
    onConflict: body.onConflict as RunOptions['onConflict'],
    ...(body.updateFields !== undefined && { updateFields: body.updateFields }),
    emailVerified: body.emailVerified ?? null,
    sendsInvitations: body.sendInvitations === true,
    organizationId,
    roleId,
  }
}

function refuseMissing(actor: Actor, action: Parameters<typeof missingPermission>[1]): void {
  const missing = missingPermission(actor, action, noBulkOptions)
  if (missing !== null) throw new RollcallError('insufficient_scope', `This option needs the permission ${missing}.`)
}

function idOf({ params }: Pick<Call, 'params'>): string {
  return params.id as string
}
