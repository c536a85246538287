// Jobs on this wire. What a job does not have is absent.
import type { Directory } from '../../../directory.ts'
import { signExport } from '../../../imports/export-link.ts'
import type { RefusedRecord } from '../../../imports/import-fault.ts'
import { exportSettings } from '../../../imports/start-export.ts'
import { importSettings } from '../../../imports/start-import.ts'
import type { Job, JobKind } from '../../../jobs/job.ts'
import { jobEstimate } from '../../../jobs/job-estimate.ts'
import type { Actor } from '../../../kernel/actor.ts'

/** The vendor knows neither bulk jobs nor checks: here there are none. */
export function knownJob(job: Job | null): Job | null {
  return job?.kind === 'users-bulk' || job?.kind === 'import-check' ? null : job
}

const types: Readonly<Partial<Record<JobKind, string>>> = {
  'users-import': 'users_import',
  'users-export': 'users_export',
  'verification-email': 'verification_email',
}

type JobContext = Pick<Directory, 'sealer' | 'clock' | 'publicUrl'>
type Reader = Pick<Actor, 'permissions'>

/** With the link to a finished export for whoever may read the people in it. */
export function jobJson(context: JobContext, { permissions }: Reader, job: Job): Record<string, unknown> {
  return {
    type: types[job.kind],
    status: job.status,
    ...(job.connection === null ? {} : { connection_id: job.connection.id, connection: job.connection.name }),
    ...detailsOf(context, job, permissions.has('read:users')),
    ...(job.failure === null ? {} : { status_details: job.failure }),
    created_at: job.createdAt,
    id: job.id,
  }
}

export function refusedJson({ record, faults }: RefusedRecord): Record<string, unknown> {
  return { user: record ?? {}, errors: faults }
}

function detailsOf(context: JobContext, job: Job, mayRead: boolean): Record<string, unknown> {
  if (job.kind === 'users-import') return importDetails(context, job)
  return job.kind === 'users-export' ? exportDetails(context, job, mayRead) : {}
}

function importDetails({ clock }: JobContext, job: Job): Record<string, unknown> {
  const { externalId } = importSettings(job)
  const external = externalId === null ? {} : { external_id: externalId }
  if (job.status === 'completed') {
    const { failed, updated, inserted, total } = job.progress
    return { ...external, summary: { failed, updated, inserted, total: total ?? 0 } }
  }
  if (job.status !== 'processing') return external
  const { percentage, secondsLeft } = jobEstimate(job, clock.now())
  const left = secondsLeft === null ? {} : { time_left_seconds: secondsLeft }
  return { ...external, percentage_done: percentage, ...left }
}

function exportDetails(context: JobContext, job: Job, mayRead: boolean): Record<string, unknown> {
  const { format, limit, fields } = exportSettings(job)
  return {
    format,
    ...(limit === null ? {} : { limit }),
    ...(fields === null ? {} : { fields: fields.map(({ name, title }) => ({ name, export_as: title })) }),
    ...(job.status === 'completed' && mayRead ? { location: locationOf(context, job) } : {}),
  }
}

/** The file is under `/api/v1`, opened by the signature alone: whoever downloads it may have no token of this API. */
function locationOf(context: JobContext, { id }: Job): string {
  const { expires, signature } = signExport(context, id)
  return `${context.publicUrl}api/v1/exports/${id}?expires=${expires}&signature=${signature}`
}
