// Work that outlives its request, of every kind: how far it is, and who asked for it.
import { type Static, Type } from 'typebox'
import { bulkPermissions } from '../../../bulk/needed-permissions.ts'
import { presentJob } from '../../../jobs/find-job.ts'
import { type JobKind, type JobStatus, jobKinds, jobStatuses } from '../../../jobs/job.ts'
import type { JobFilter } from '../../../jobs/job-store.ts'
import { pageOf } from '../answers.ts'
import { orderAsked, sortParameter } from '../list-order.ts'
import { pageAnswer, pageParameters, pageRequest } from '../paging.ts'
import { type Answer, type Call, ok, type Route } from '../route.ts'
import { jobJson, jobRecord } from './bulk-json.ts'

/** An upload that is still arriving is nobody's to see yet. */
const shownStatuses = jobStatuses.filter((status) => status !== 'receiving')
const types = jobKinds.map((kind) => kind.replace('-', '_'))

export const jobFilters = {
  type: Type.Optional(Type.Enum(types, { description: `${types.join(', ')}.` })),
  status: Type.Optional(Type.Enum(shownStatuses, { description: `${shownStatuses.join(', ')}.` })),
}
const createdBy = Type.Optional(
  Type.String({ minLength: 1, maxLength: 255, description: 'The id of whoever asked for them, as a job tells it.' }),
)
const listQuery = Type.Object(
  { ...pageParameters, ...jobFilters, createdBy, sort: sortParameter(['created'], '-created') },
  { additionalProperties: false },
)
type ListQuery = Static<typeof listQuery>

export const jobRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/jobs',
    access: ['read:jobs'],
    query: listQuery,
    summary: 'List jobs',
    answers: { 200: pageOf(jobRecord) },
    handle: list,
  },
  {
    method: 'GET',
    path: '/jobs/:id',
    access: ['read:jobs', 'import:users', 'export:users', ...bulkPermissions],
    summary: 'Get a job',
    answers: { 200: jobRecord },
    handle: get,
  },
]

async function list({ query, directory }: Call<ListQuery>): Promise<Answer> {
  const { type, status, createdBy: createdById = null, sort, ...paging } = query
  const page = pageRequest(paging)
  const { stores } = directory
  const found = await stores.jobs.list({ ...jobFilter({ type, status }), createdById }, page, orderAsked(sort))
  const bulk = await stores.bulk.ofJobs(found.items.map(({ id }) => id))
  const bulkOf = new Map(bulk.map((each) => [each.id, each]))
  return pageAnswer(found, page, (job) => jobJson(directory, job, bulkOf.get(job.id)))
}

export function jobFilter({ type, status }: Pick<ListQuery, 'type' | 'status'>): JobFilter {
  return {
    kind: (type?.replace('_', '-') as JobKind | undefined) ?? null,
    status: (status as JobStatus | undefined) ?? null,
  }
}

async function get({ params, directory }: Call): Promise<Answer> {
  const { stores } = directory
  const job = presentJob(await stores.jobs.find(params.id as string))
  return ok(jobJson(directory, job, await stores.bulk.find(job.id)))
}
