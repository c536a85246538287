// Jobs on this face (auth0.md 5.3): parse, call the use case, present.
import type { Directory } from '../../../directory.ts'
import { startExport } from '../../../imports/start-export.ts'
import { presentJob } from '../../../jobs/find-job.ts'
import { requestVerificationEmail } from '../../../jobs/request-verification-email.ts'
import { validationError, WireError } from '../errors.ts'
import { type Answer, anyOf, type Call, created, noContent, ok, type Route } from '../route.ts'
import { job, jobErrors } from './job-answers.ts'
import { importUsers } from './jobs-import.ts'
import { jobJson, knownJob, refusedJson } from './jobs-json.ts'
import {
  type ExportBody,
  exportBody,
  jobParams,
  type VerificationEmailBody,
  verificationEmailBody,
  verificationEmailClient,
} from './jobs-schemas.ts'

const readScopes = anyOf('create:users', 'read:users')

export const jobRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/jobs/users-imports',
    summary: 'Create import users job',
    answers: { 202: job },
    scopes: anyOf('create:users'),
    takesStream: true,
    handle: importUsers,
  },
  {
    method: 'POST',
    path: '/jobs/users-exports',
    summary: 'Create export users job',
    answers: { 200: job },
    scopes: anyOf('read:users'),
    body: exportBody,
    handle: exportUsers,
  },
  {
    method: 'POST',
    path: '/jobs/verification-email',
    summary: 'Send an email address verification email',
    answers: { 201: job },
    scopes: anyOf('update:users'),
    body: verificationEmailBody,
    handle: verifyEmail,
  },
  {
    method: 'GET',
    path: '/jobs/:id',
    summary: 'Get a job',
    scopes: readScopes,
    asksActor: true,
    params: jobParams,
    answers: { 200: job },
    handle: get,
  },
  {
    method: 'GET',
    path: '/jobs/:id/errors',
    summary: 'Get job error details',
    scopes: readScopes,
    asksActor: true,
    params: jobParams,
    answers: { 200: jobErrors, 204: null },
    differs: 'Of an import that refused more than 10,000 records, the first 10,000.',
    handle: getErrors,
  },
]

/** 200, not 201 or 202 (auth0.md 1.8). */
async function exportUsers({ actor, body, directory, wakeJobs }: Call<unknown, ExportBody>): Promise<Answer> {
  const fields = body.fields?.map(({ name, export_as }) => ({ name, title: export_as ?? name })) ?? null
  const { connection_id: connectionId = null, format = 'csv', limit = null } = body
  const started = await directory.change((deps) => startExport(deps, actor, { connectionId, format, limit, fields }))
  wakeJobs()
  return ok(jobJson(directory, actor, started))
}

async function verifyEmail({ actor, body, directory }: Call<unknown, VerificationEmailBody>): Promise<Answer> {
  const { client_id: clientId = null, identity, organization_id } = body
  if (clientId !== null) refuseBadClientId(clientId)
  if (organization_id !== undefined) await refuseUnknownOrganization(directory, organization_id)
  const input = {
    userId: body.user_id,
    clientId,
    organizationId: organization_id ?? null,
    identity:
      identity === undefined
        ? null
        : { provider: identity.provider, subject: identity.user_id, connectionId: identity.connection_id ?? null },
  }
  return created(
    jobJson(directory, actor, await directory.change((deps) => requestVerificationEmail(deps, actor, input))),
  )
}

function refuseBadClientId(clientId: string): void {
  if (/^[A-Za-z0-9_-]{1,64}$/.test(clientId)) return
  const message = `Object didn't pass validation for format client-id: ${clientId}`
  throw validationError('Payload', { path: 'client_id', message, description: verificationEmailClient })
}

async function refuseUnknownOrganization({ stores }: Directory, id: string): Promise<void> {
  if ((await stores.organizations.find(id)) !== null) return
  throw new WireError(400, 'The organization does not exist', 'invalid_body')
}

async function get({ actor, params, directory }: Call): Promise<Answer> {
  return ok(jobJson(directory, actor, presentJob(knownJob(await directory.stores.jobs.find(params.id as string)))))
}

/** More than this are read through `/api/v1`, which pages. */
const errorsAtMost = 10_000

/** 204 while nothing was refused. */
async function getErrors({ actor, params, directory }: Call): Promise<Answer> {
  const found = presentJob(knownJob(await directory.stores.jobs.find(params.id as string)))
  if (found.status === 'failed') return ok(jobJson(directory, actor, found))
  const page = { kind: 'offset', offset: 0, limit: errorsAtMost, withTotal: false } as const
  const { items } = await directory.stores.imports.listRefused(found.id, page)
  return items.length === 0 ? noContent : ok(items.map(refusedJson))
}
