// Work that outlives its request, of every kind: how far it is, and who asked for it.
import { type Static, Type } from 'typebox'
import { presentJob } from '../../jobs/find-job.ts'
import { type JobKind, type JobStatus, jobKinds, jobStatuses } from '../../jobs/job.ts'
import { pageOf } from './answers.ts'
import { jobJson, jobRecord } from './imports-json.ts'
import { pageAnswer, pageParameters, pageRequest } from './paging.ts'
import { type Answer, type Call, ok, type Route } from './route.ts'

/** An upload that is still arriving is nobody's to see yet. */
const shownStatuses = jobStatuses.filter((status) => status !== 'receiving')
const types = jobKinds.map((kind) => kind.replace('-', '_'))

const listQuery = Type.Object(
  {
    ...pageParameters,
    type: Type.Optional(Type.Enum(types, { description: `${types.join(', ')}.` })),
    status: Type.Optional(Type.Enum(shownStatuses, { description: `${shownStatuses.join(', ')}.` })),
  },
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
    access: ['read:jobs', 'import:users', 'export:users'],
    summary: 'Get a job',
    answers: { 200: jobRecord },
    handle: get,
  },
]

async function list({ query, directory }: Call<ListQuery>): Promise<Answer> {
  const { type, status, ...paging } = query
  const page = pageRequest(paging)
  const filter = {
    kind: (type?.replace('_', '-') as JobKind | undefined) ?? null,
    status: (status as JobStatus | undefined) ?? null,
  }
  return pageAnswer(await directory.stores.jobs.list(filter, page), page, (job) => jobJson(directory, job))
}

async function get({ params, directory }: Call): Promise<Answer> {
  return ok(jobJson(directory, presentJob(await directory.stores.jobs.find(params.id as string))))
}
